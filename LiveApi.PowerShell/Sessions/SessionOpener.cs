using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Tools;
using LiveApi.Sessions;
using LiveApi.Tools;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Opens a session for a runspace: its tools get their runspaces with it and lose them with it, and the runspace knows of it.</summary>
internal static class SessionOpener
{
    internal static async Task<LiveSession> OpenAsync(LiveSessionOptions options, OpenThings open, CancellationToken cancellationToken)
    {
        RefuseTwins(options.Tools);
        List<LiveTool> tools = [.. options.Tools.OfType<LiveTool>()];
        tools.ForEach(static tool => tool.Retain());
        LiveSession session;
        try
        {
            session = await LiveSession.ConnectAsync(
                options with { Tools = [.. options.Tools.Select(tool => ToolForModel.Adapt(tool, Profile(options)))] },
                cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            tools.ForEach(static tool => tool.Release());
            throw;
        }

        open.Sessions.Add(session);
        WhenOver(session, end =>
        {
            tools.ForEach(static tool => tool.Release());
            if (end is { ClosedBy: LiveCloser.Client, IsError: false })
            {
                open.Sessions.Remove(session);
            }
        });
        return session;
    }

    /// <summary>Gives an open session one more tool, or another one of that name; the session moves to a new connection for it.</summary>
    /// <exception cref="LiveException">ToolsFixedAtSetup: the session cannot be resumed.</exception>
    internal static async Task AddToolAsync(LiveSession session, LiveTool tool, CancellationToken cancellationToken)
    {
        tool.Retain();
        try
        {
            await session.ReconfigureAsync(
                [.. session.Tools.Where(other => other.Declaration.Name != tool.Name), ToolForModel.Adapt(tool, session.Profile)],
                cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            tool.Release();
            throw;
        }

        WhenOver(session, _ => tool.Release());
    }

    private static void WhenOver(LiveSession session, Action<LiveSessionClosed> then) => _ = session.Completion.ContinueWith(
        end => then(end.Result),
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static Profiles.ModelProfile Profile(LiveSessionOptions options)
        => options.Models.Find(options.Setup.Model ?? string.Empty, options.Backend);

    private static void RefuseTwins(IReadOnlyList<ILiveTool> tools)
    {
        if (tools.GroupBy(static tool => tool.Declaration.Name).FirstOrDefault(static group => group.Count() > 1) is { } twins)
        {
            throw new LiveException(LiveFault.ToolInvalid, $"There are {twins.Count()} tools named '{twins.Key}'.", "Give each tool of a session a name of its own.");
        }
    }
}
