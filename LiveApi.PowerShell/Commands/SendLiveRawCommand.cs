using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Tools;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Send, "LiveRaw")]
[OutputType(typeof(LiveSession))]
public sealed class SendLiveRawCommand : SendingCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object InputObject { get; set; } = string.Empty;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        object value = InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject;
        string json = value as string ?? (value is LiveSession ? string.Empty : JsonWriting.ToJson(InputObject).GetRawText());
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        try
        {
            await session.SendRawAsync(utf8, stop).ConfigureAwait(false);
        }
        catch (LiveException fault) when (fault.Fault is LiveFault.MessageUnreadable)
        {
            await WriteErrorAsync(fault, InputObject).ConfigureAwait(false);
            return;
        }

        await WriteVerboseAsync($"{session.Name}: sent {utf8.Length} bytes of JSON.").ConfigureAwait(false);
        await PassAsync(session).ConfigureAwait(false);
    }
}
