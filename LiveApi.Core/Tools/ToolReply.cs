using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Tools;

/// <summary>What a tool returned, and what it had to say about it.</summary>
public sealed record ToolReply
{
    /// <summary>A JSON object, or any other value, which is then sent as <c>{"output": value}</c>.</summary>
    public required JsonElement Response { get; init; }

    /// <summary>Warnings: for the user, not for the model.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Errors that did not end the tool: for the user, and for the model beside the response.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];
}

/// <summary>A tool that can warn, and report errors without failing.</summary>
public interface IReportingTool : ILiveTool
{
    /// <summary>Runs one call, as <see cref="ILiveTool.InvokeAsync"/> does.</summary>
    Task<ToolReply> ReplyAsync(JsonElement arguments, CancellationToken cancellationToken);
}
