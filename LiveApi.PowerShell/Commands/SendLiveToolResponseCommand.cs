using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Setups;
using LiveApi.PowerShell.Tools;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Send, "LiveToolResponse", DefaultParameterSetName = "Call")]
[OutputType(typeof(LiveSession))]
public sealed class SendLiveToolResponseCommand : LiveCmdlet
{
    [Parameter(Position = 0)]
    [AllowNull]
    public object? Response { get; set; }

    [Parameter(ParameterSetName = "Call", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public LiveToolCall? Call { get; set; }

    [Parameter(ParameterSetName = "Id", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Id { get; set; }

    [Parameter(ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ErrorMessage { get; set; }

    [Parameter]
    [ValidateSet("Silent", "WhenIdle", "Interrupt")]
    public string? Scheduling { get; set; }

    [Parameter]
    public SwitchParameter WillContinue { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override object? ErrorTarget => Call ?? (object?)Id;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        if (WillContinue && session.Backend is Backend.Vertex)
        {
            throw new LiveException(LiveFault.NotSupportedByModel, "Vertex AI takes one response for a call: -WillContinue is refused there.", "Send the whole answer at once.");
        }

        if (Call is { IsHandled: true })
        {
            await WriteWarningAsync($"A registered tool answers {Call.Name} itself: this is a second answer to the same call.").ConfigureAwait(false);
        }

        session.SendToolResponse(new FunctionResponse
        {
            Id = Call is null ? Id : Call.Id.Length > 0 ? Call.Id : null,
            Name = Call?.Name ?? Name,
            Response = Answer(),
            Scheduling = WireWord.Of(Scheduling),
            WillContinue = WillContinue.IsPresent ? WillContinue.ToBool() : null,
        });
        if (PassThru)
        {
            await WriteAsync(session).ConfigureAwait(false);
        }
    }

    private JsonElement Answer()
    {
        if (ErrorMessage is not null)
        {
            return JsonWriting.ToJson(new Hashtable { ["error"] = ErrorMessage });
        }

        JsonElement answer = JsonWriting.ToJson(Response);
        return answer.ValueKind is JsonValueKind.Object ? answer : JsonWriting.ToJson(new Hashtable { ["output"] = Response });
    }
}
