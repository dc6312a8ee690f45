using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
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

    /// <summary>Tells what happens in a session while this cmdlet reads it.</summary>
    private protected SessionTeller TellerOf(LiveSession session, bool runsTurns = false) => new(session)
    {
        Verbose = WriteVerboseAsync,
        Debug = WriteDebugAsync,
        Warning = WriteWarningAsync,
        TellsAll = MyInvocation.BoundParameters.ContainsKey("Debug"),
        RunsTurns = runsTurns,
    };

    /// <summary>Does something with each file that a path means. What is wrong with one file is an error of that file, and the next is taken.</summary>
    private protected async Task ForEachFileAsync(string path, bool literal, Func<string, Task> act, LiveFault missing = LiveFault.AudioNotFound)
    {
        (IReadOnlyList<string> files, LiveException? nothing) = await InvokeAsync(() => InputPaths.Resolve(SessionState, path, literal, missing)).ConfigureAwait(false);
        if (nothing is not null)
        {
            await WriteErrorAsync(nothing, path).ConfigureAwait(false);
        }

        foreach (string file in files)
        {
            try
            {
                await act(file).ConfigureAwait(false);
            }
            catch (LiveException bad) when (LiveErrors.IsAboutAFile(bad.Fault))
            {
                await WriteErrorAsync(bad, file).ConfigureAwait(false);
            }
        }
    }
}
