using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Send, "LiveActivity")]
[OutputType(typeof(LiveSession))]
public sealed class SendLiveActivityCommand : SendingCommand
{
    [Parameter(ParameterSetName = "Start", Mandatory = true)]
    public SwitchParameter Start { get; set; }

    [Parameter(ParameterSetName = "End", Mandatory = true)]
    public SwitchParameter End { get; set; }

    [Parameter(ParameterSetName = "AudioStreamEnd", Mandatory = true)]
    public SwitchParameter AudioStreamEnd { get; set; }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        bool isManual = session.Setup.RealtimeInputConfig?.AutomaticActivityDetection?.Disabled == true;
        if (isManual == AudioStreamEnd)
        {
            await WriteErrorAsync(Wrong(session, isManual), session).ConfigureAwait(false);
            return;
        }

        RealtimeInput mark = Start ? new() { ActivityStart = new Empty() } : End ? new() { ActivityEnd = new Empty() } : new() { AudioStreamEnd = true };
        await session.SendAsync(new ClientMessage { RealtimeInput = mark }, stop).ConfigureAwait(false);
        await PassAsync(session).ConfigureAwait(false);
    }

    private static LiveException Wrong(LiveSession session, bool isManual) => isManual
        ? new(LiveFault.ActivityModeWrong, $"The session '{session.Name}' is told where speech begins and ends: the end of the audio stream means nothing to it.", "Mark the end with Send-LiveActivity -End.")
        : new(LiveFault.ActivityModeWrong, $"The session '{session.Name}' listens for speech itself: the service refuses marks.", "Connect with -ManualActivity to mark speech, or use -AudioStreamEnd when the microphone pauses.");
}
