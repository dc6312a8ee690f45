using System;
using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>The model asks for a function.</summary>
public sealed class LiveToolCall(FunctionCall call, bool hasTool) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.ToolCall;

    /// <summary>The call's id, to be echoed as it is.</summary>
    public string Id { get; } = call.Id ?? string.Empty;

    /// <summary>The function's name.</summary>
    public string Name { get; } = call.Name ?? string.Empty;

    /// <summary>The arguments, as a JSON object.</summary>
    public string Arguments { get; } = call.Args is { } arguments ? FreeJson.ToLine(arguments) : "{}";

    /// <summary>Whether a registered tool answers it by itself.</summary>
    public bool IsHandled { get; } = hasTool;

    /// <inheritdoc/>
    public override string Summary => $"{Name} {Arguments}{(IsHandled ? string.Empty : " (no tool here answers it: Send-LiveToolResponse does)")}";
}

/// <summary>The model no longer wants the answers of these calls.</summary>
public sealed class LiveToolCallCancellation(IReadOnlyList<string> ids) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.ToolCallCancellation;

    /// <summary>The ids of the calls.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;

    /// <inheritdoc/>
    public override string Summary => string.Join(", ", Ids);
}

/// <summary>A registered tool has answered.</summary>
public sealed class LiveToolResult(string id, string name, string response, TimeSpan elapsed, Exception? error) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.ToolResult;

    /// <summary>The id of the call.</summary>
    public string Id { get; } = id;

    /// <summary>The tool's name.</summary>
    public string Name { get; } = name;

    /// <summary>What was sent to the model, as a JSON object.</summary>
    public string Response { get; } = response;

    /// <summary>How long the tool took.</summary>
    public TimeSpan Elapsed { get; } = elapsed;

    /// <summary>What the tool threw, or null.</summary>
    public Exception? Error { get; } = error;

    /// <summary>What the tool warned of. The model does not see it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Errors that the tool reported without ending. The model has them beside the answer.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <inheritdoc/>
    public override string Summary => $"{Name} {(Error is null ? "answered" : "failed")} in {Elapsed.TotalMilliseconds:0} ms: {Response}";
}
