using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Tools;

/// <summary>A tool as one model takes it: who names no behavior gets the one that waits for the answer, where the model has that.</summary>
internal sealed class ToolForModel : IReportingTool, IManualTool
{
    private readonly ILiveTool _tool;

    private ToolForModel(ILiveTool tool, FunctionDeclaration declaration) => (_tool, Declaration) = (tool, declaration);

    public FunctionDeclaration Declaration { get; }

    /// <summary>The tool as it was registered.</summary>
    internal static ILiveTool Bare(ILiveTool tool) => tool is ToolForModel adapted ? adapted._tool : tool;

    public string? Scheduling => _tool.Scheduling;

    public TimeSpan Timeout => _tool.Timeout;

    public bool IsManual => _tool is IManualTool { IsManual: true };

    public Task<JsonElement> InvokeAsync(JsonElement arguments, CancellationToken cancellationToken) => _tool.InvokeAsync(arguments, cancellationToken);

    public async Task<ToolReply> ReplyAsync(JsonElement arguments, CancellationToken cancellationToken) => _tool is IReportingTool reporting
        ? await reporting.ReplyAsync(arguments, cancellationToken).ConfigureAwait(false)
        : new ToolReply { Response = await _tool.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false) };

    public override string ToString() => Declaration.Name ?? string.Empty;

    internal static ILiveTool Adapt(ILiveTool tool, ModelProfile profile)
        => tool.Declaration.Behavior is null && profile.IsKnown && Preferred(profile) is { } behavior
            ? new ToolForModel(tool, tool.Declaration with { Behavior = behavior })
            : tool;

    private static string? Preferred(ModelProfile profile)
        => profile.Family.Tools.Behaviors is not { Count: > 0 } behaviors ? null
        : behaviors.Contains(FunctionBehavior.Blocking) ? FunctionBehavior.Blocking
        : behaviors[0];
}
