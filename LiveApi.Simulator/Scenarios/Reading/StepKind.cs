using System;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>A word that a step can begin with: what stands beside it, its options, and the step that it makes.</summary>
internal sealed record StepKind(string Name, string About, Shape Takes, Option[] Options, Func<StepArguments, Step> Build);
