using System.Text.Json.Nodes;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>A function that the model asks for. <see cref="Blocking"/> null: as the client declared it, or the model's own way.</summary>
internal sealed record ToolRequest(string Tool, JsonObject Arguments, string? Id, bool? Blocking);
