using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Disconnect, "LiveSession", SupportsShouldProcess = true)]
public sealed class DisconnectLiveSessionCommand : LiveCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public LiveSession[]? Session { get; set; }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (LiveSession session in Session ?? [Resolve(null)])
        {
            if (!await ShouldProcessAsync(session.Name, "Close the session").ConfigureAwait(false))
            {
                continue;
            }

            bool wasOpen = session.Closed is null;
            await session.CloseAsync().ConfigureAwait(false);
            Open.Sessions.Remove(session);
            LiveSessionCounters counters = session.Counters;
            await WriteVerboseAsync(
                $"{session.Name} is over ({session.Closed?.Summary}): {counters.MessagesSent} messages and {counters.AudioSent.TotalSeconds:0.0} s of audio sent, "
                + $"{counters.MessagesReceived} and {counters.AudioReceived.TotalSeconds:0.0} s received.").ConfigureAwait(false);
            if (wasOpen && session.Closed?.Error is LiveException fault)
            {
                await WriteErrorAsync(fault, session).ConfigureAwait(false);
            }
        }
    }
}
