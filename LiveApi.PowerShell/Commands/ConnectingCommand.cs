using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Sessions;
using LiveApi.PowerShell.Setups;
using LiveApi.Profiles;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

/// <summary>A cmdlet that can open a session: where to, and who calls.</summary>
public abstract partial class ConnectingCommand : NetworkCommand
{
    private bool? _vertex;

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
    [Seconds]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    [Parameter]
    public SwitchParameter SkipSetupCheck { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan PongTimeout { get; set; } = TimeSpan.FromSeconds(90);

    protected override object? ErrorTarget => ShownUri ?? (object?)Model;

    private protected virtual ReconnectPolicy Reconnect => ReconnectPolicy.Default;

    /// <summary>The settings of a session that goes there.</summary>
    private protected virtual LiveSetup SettingsFor(SetupPlace place) => Settings();

    /// <summary>What the parameters say, checked as far as that goes without dialling.</summary>
    private protected async Task<LiveSessionOptions> OptionsAsync()
    {
        NetworkRequest network = await NetworkAsync().ConfigureAwait(false);
        (AccessPlan plan, LiveCredential credential) = await AccessAsync(network).ConfigureAwait(false);
        SetupPlace place = new() { Backend = BackendOf(plan), Project = plan.Project, Location = plan.Location, ApiVersion = ApiVersion, Models = Models };
        LiveSetup settings = SettingsFor(place);
        SetupCase asked = settings.Build(place);
        await JudgeAsync(asked, refuse: !SkipSetupCheck).ConfigureAwait(false);
        if (settings.TargetLanguage is not null && !settings.IsTranslator(place))
        {
            await WriteWarningAsync($"{settings.ModelId} is asked in words to interpret. {LiveSetup.DefaultTranslator} is made for it, and is taken when -Model is left out.").ConfigureAwait(false);
        }

        return new LiveSessionOptions
        {
            Endpoint = Endpoint(plan, credential.NeedsConstrainedMethod, ApiVersion ?? (asked.NeedsAlpha ? "v1alpha" : null)),
            Backend = asked.Backend,
            Setup = settings.Build(place, withTools: false).Setup,
            History = asked.History,
            Tools = settings.Tool ?? [],
            Models = Models,
            Credential = credential,
            ConnectTimeout = ConnectTimeout,
            Reconnect = Reconnect,
            PongTimeout = PongTimeout,
            Headers = network.Headers,
            Proxy = network.Route,
            ExtraRoots = network.Roots(),
            TimeProvider = Time,
        };
    }

    /// <summary>Opens a session that the runspace knows of, and tells its story to -Verbose.</summary>
    private protected async Task<LiveSession> OpenAsync(LiveSessionOptions options, CancellationToken stop)
    {
        await WriteVerboseAsync($"Connecting to {options.Endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)} with {options.Setup.Model}, credential: {options.Credential.Kind}.").ConfigureAwait(false);
        LiveSession session = await SessionOpener.OpenAsync(options, Open, stop).ConfigureAwait(false);
        await WriteVerboseAsync($"{session.Name} is open: {string.Join(", ", session.DialDurations.Select(static one => $"{one.Key} {one.Value.TotalMilliseconds:0.0} ms"))}.").ConfigureAwait(false);
        return session;
    }

    private static Backend BackendOf(AccessPlan plan) => plan.Vertex ? Backend.Vertex : Backend.Gemini;

    private Uri Endpoint(AccessPlan plan, bool constrained, string? version)
        => Uri is not null ? LiveEndpoint.Below(Uri, BackendOf(plan), constrained, version)
        : plan.Location is { } location ? LiveEndpoint.Vertex(location, version)
        : LiveEndpoint.Gemini(constrained, version);
}
