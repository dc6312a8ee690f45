using System;
using LiveApi.PowerShell.Sessions;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>A cmdlet that works with what this runspace has open.</summary>
public abstract class LiveCmdlet : AsyncCmdlet
{
    // Made with the cmdlet, on the pipeline thread: a worker's thread is in no runspace.
    private protected OpenThings Open { get; } = OpenThings.Here;

    private protected static TimeProvider Time => TimeProvider.System;

    /// <summary>The session that was named, or the only one that is open.</summary>
    private protected LiveSession Resolve(LiveSession? session) => session ?? Open.Sessions.TheOnlyOne();
}
