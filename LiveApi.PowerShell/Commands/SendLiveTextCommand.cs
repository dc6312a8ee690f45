using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Send, "LiveText")]
[OutputType(typeof(LiveSession))]
public sealed class SendLiveTextCommand : SendingCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Words]
    [ValidateNotNullOrEmpty]
    public string[] Text { get; set; } = [];

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        foreach (string text in Text)
        {
            await session.SendTextAsync(text, stop).ConfigureAwait(false);
            await WriteVerboseAsync($"{session.Name}: sent {text.Length} characters.").ConfigureAwait(false);
        }

        await PassAsync(session).ConfigureAwait(false);
    }
}
