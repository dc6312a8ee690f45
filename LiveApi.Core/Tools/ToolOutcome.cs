using System;
using System.Collections.Generic;
using System.Text.Json;
using LiveApi.Wire;

namespace LiveApi.Tools;

/// <summary>What became of one call.</summary>
internal sealed record ToolOutcome(ILiveTool Tool, FunctionCall Call, JsonElement Response, TimeSpan Elapsed, Exception? Error)
{
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    internal IReadOnlyList<string> Errors { get; init; } = [];
}
