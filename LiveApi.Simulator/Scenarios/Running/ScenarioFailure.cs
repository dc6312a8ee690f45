using System;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>A scenario cannot go on: something else came than it expects, or it asks for what is not there.</summary>
internal sealed class ScenarioFailure(string message) : Exception(message);
