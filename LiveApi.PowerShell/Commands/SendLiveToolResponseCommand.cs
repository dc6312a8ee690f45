using System.Collections;
using System.Collections.Generic;
using System.Linq;
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
using LiveApi.Tools;
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

    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? Image { get; set; }

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

        List<FunctionResponsePart>? images;
        try
        {
            images = await ImagesAsync(session, stop).ConfigureAwait(false);
        }
        catch (LiveException bad) when (LiveErrors.IsAboutAFile(bad.Fault))
        {
            // Not answered without its image: the model would take the answer for whole.
            await WriteErrorAsync(bad, Image).ConfigureAwait(false);
            return;
        }

        session.SendToolResponse(new FunctionResponse
        {
            Id = Call is null ? Id : Call.Id.Length > 0 ? Call.Id : null,
            Name = Call?.Name ?? Name,
            Response = await AnswerAsync().ConfigureAwait(false),
            Scheduling = WireWord.Of(Scheduling) ?? Declared(session)?.Scheduling,
            Parts = images,
            WillContinue = MyInvocation.BoundParameters.ContainsKey(nameof(WillContinue)) ? WillContinue.ToBool() : null,
        });
        if (PassThru)
        {
            await WriteAsync(session).ConfigureAwait(false);
        }
    }

    private ILiveTool? Declared(LiveSession session) => session.Tools.FirstOrDefault(tool => tool.Declaration.Name == (Call?.Name ?? Name));

    private async Task<JsonElement> AnswerAsync()
    {
        if (ErrorMessage is not null)
        {
            return Error(ErrorMessage);
        }

        object? answer = Response;
        if ((Response is PSObject wrapped ? wrapped.BaseObject : Response) is ScriptBlock script)
        {
            (answer, RuntimeException? fault) = await InvokeAsync(() => AnswerScript.Run(script, Call)).ConfigureAwait(false);
            if (fault is not null)
            {
                await WriteErrorAsync(fault, Call).ConfigureAwait(false);
                return Error(fault.Message);
            }
        }

        JsonElement json = JsonWriting.ToJson(answer);
        return json.ValueKind is JsonValueKind.Object ? json : JsonWriting.ToJson(new Hashtable { ["output"] = answer });
    }

    private static JsonElement Error(string message) => JsonWriting.ToJson(new Hashtable { ["error"] = message });

    private async Task<List<FunctionResponsePart>?> ImagesAsync(LiveSession session, CancellationToken stop)
    {
        if (Image is null)
        {
            return null;
        }

        if (session.Profile.Family.Tools.ResultParts != true)
        {
            await WriteWarningAsync($"Images in the answer to a call are not documented for {session.Profile.Id}: they may be refused, or not looked at.").ConfigureAwait(false);
        }

        List<FunctionResponsePart> images = [];
        foreach (object? one in ResultImages.In(Image))
        {
            if (one is byte[] bytes)
            {
                images.Add(await ResultImages.OfBytesAsync(bytes, stop).ConfigureAwait(false));
                continue;
            }

            foreach (string file in await InvokeAsync(() => FilesOf(one)).ConfigureAwait(false))
            {
                images.Add(await ResultImages.OfFileAsync(file, stop).ConfigureAwait(false));
            }
        }

        return images;
    }

    private IReadOnlyList<string> FilesOf(object? path)
    {
        (IReadOnlyList<string> files, LiveException? nothing) = path switch
        {
            System.IO.FileInfo file => InputPaths.Resolve(SessionState, file.FullName, literal: true, LiveFault.ImageNotFound),
            string text => InputPaths.Resolve(SessionState, text, literal: false, LiveFault.ImageNotFound),
            _ => ([], ResultImages.NoImage(path)),
        };
        return nothing is null ? files : throw nothing;
    }
}
