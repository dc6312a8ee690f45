using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Sessions;
using LiveApi.PowerShell.Tools;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Commands;

/// <summary>A cmdlet that can open a session: where to, who calls, and the few settings that each of them has.</summary>
public abstract partial class ConnectingCommand : NetworkCommand
{
    private bool? _vertex;

    public abstract string? Model { get; set; }

    [Parameter]
    public SwitchParameter Vertex
    {
        get => _vertex == true;
        set => _vertex = value;
    }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Project { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Location { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(VoiceCompleter))]
    public string? Voice { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? TargetLanguage { get; set; }

    [Parameter]
    public string? SystemInstruction { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    protected override object? ErrorTarget => ShownUri ?? (object?)Model;

    private protected virtual IDictionary? SetupFields => null;

    private protected virtual ReconnectPolicy Reconnect => ReconnectPolicy.Default;

    private protected virtual SetupRequest Request(AccessPlan plan) => new()
    {
        Model = Model,
        Backend = BackendOf(plan),
        Project = plan.Project,
        Location = plan.Location,
        Voice = Voice,
        TargetLanguage = TargetLanguage,
        SystemInstruction = SystemInstruction,
    };

    /// <summary>What the parameters say, checked as far as that goes without dialling.</summary>
    private protected async Task<LiveSessionOptions> OptionsAsync()
    {
        NetworkRequest network = await NetworkAsync().ConfigureAwait(false);
        (AccessPlan plan, LiveCredential credential) = await AccessAsync(network).ConfigureAwait(false);
        SetupRequest request = Request(plan);
        Setup setup = request.Build();
        if (TargetLanguage is not null && !request.IsTranslator)
        {
            await WriteWarningAsync($"{request.ModelId} is asked in words to interpret. {SetupRequest.DefaultTranslator} is made for it, and is taken when -Model is left out.").ConfigureAwait(false);
        }

        return new LiveSessionOptions
        {
            Endpoint = Endpoint(plan, credential.NeedsConstrainedMethod),
            Backend = BackendOf(plan),
            Setup = SetupFields is null ? setup : SetupMerge.Over(setup, JsonWriting.ToJson(SetupFields)),
            Credential = credential,
            ConnectTimeout = ConnectTimeout,
            Reconnect = Reconnect,
            Headers = network.Headers,
            Proxy = network.Route,
            ExtraRoots = network.Roots(),
            TimeProvider = Time,
        };
    }

    /// <summary>Opens a session that the runspace knows of, and tells its story to -Verbose.</summary>
    private protected async Task<LiveSession> OpenAsync(LiveSessionOptions options, CancellationToken stop)
    {
        await WriteVerboseAsync($"Connecting to {options.Endpoint} with {options.Setup.Model}, credential: {options.Credential.Kind}.").ConfigureAwait(false);
        LiveSession session = await SessionOpener.OpenAsync(options, Open, stop).ConfigureAwait(false);
        await WriteVerboseAsync($"{session.Name} is open: {string.Join(", ", session.DialDurations.Select(static one => $"{one.Key} {one.Value.TotalMilliseconds:0.0} ms"))}.").ConfigureAwait(false);
        return session;
    }

    private static Backend BackendOf(AccessPlan plan) => plan.Vertex ? Backend.Vertex : Backend.Gemini;

    private Uri Endpoint(AccessPlan plan, bool constrained)
        => Uri is not null ? LiveEndpoint.Below(Uri, BackendOf(plan), constrained, ApiVersion)
        : plan.Location is { } location ? LiveEndpoint.Vertex(location, ApiVersion)
        : LiveEndpoint.Gemini(constrained, ApiVersion);
}
