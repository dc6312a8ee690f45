using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Sessions;
using LiveApi.PowerShell.Tools;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Commands;

/// <summary>A cmdlet that can open a session: where to, who calls, and the few settings that each of them has.</summary>
public abstract class ConnectingCommand : LiveCmdlet
{
    public abstract string? Model { get; set; }

    [Parameter]
    public Uri? Uri { get; set; }

    [Parameter(ParameterSetName = "ApiKey")]
    [Secret]
    public SecureString? ApiKey { get; set; }

    [Parameter(ParameterSetName = "AccessToken", Mandatory = true)]
    [Secret(AllowScript = true)]
    public object? AccessToken { get; set; }

    [Parameter(ParameterSetName = "EphemeralToken", Mandatory = true)]
    [Secret]
    public SecureString? EphemeralToken { get; set; }

    [Parameter]
    public SwitchParameter Vertex { get; set; }

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

    [Parameter]
    public IDictionary? Header { get; set; }

    [Parameter]
    public Uri? Proxy { get; set; }

    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    protected override object? ErrorTarget => Uri is { IsAbsoluteUri: true } ? Uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : Model;

    private protected virtual IDictionary? SetupFields => null;

    private protected virtual SetupRequest Request() => new()
    {
        Model = Model,
        Backend = Backend,
        Project = Project ?? Environment.GetEnvironmentVariable("GOOGLE_CLOUD_PROJECT"),
        Location = Place,
        Voice = Voice,
        TargetLanguage = TargetLanguage,
        SystemInstruction = SystemInstruction,
    };

    /// <summary>What the parameters say, checked as far as that goes without dialling.</summary>
    private protected async Task<LiveSessionOptions> OptionsAsync()
    {
        SetupRequest request = Request();
        Setup setup = request.Build();
        if (TargetLanguage is not null && !request.IsTranslator)
        {
            await WriteWarningAsync($"{request.ModelId} is asked in words to interpret. {SetupRequest.DefaultTranslator} is made for it, and is taken when -Model is left out.").ConfigureAwait(false);
        }

        object? token = AccessToken is ScriptBlock block ? await InvokeAsync(() => new CallerScope(this).Pack(block)).ConfigureAwait(false) : AccessToken;
        Auth.LiveCredential resolved = new CredentialRequest
        {
            ApiKey = ApiKey,
            EphemeralToken = EphemeralToken,
            AccessToken = token,
            Address = Uri,
            IsOwnSimulator = Uri is not null && Open.Simulators.ListensAt(Uri),
            Backend = Backend,
            Time = Time,
        }.Resolve();
        return new LiveSessionOptions
        {
            Endpoint = Endpoint(resolved.NeedsConstrainedMethod),
            Backend = Backend,
            Setup = SetupFields is null ? setup : SetupMerge.Over(setup, JsonWriting.ToJson(SetupFields)),
            Credential = resolved,
            ConnectTimeout = ConnectTimeout,
            Headers = Headers(),
            Proxy = Proxy is null ? null : new WebProxy(Proxy) { Credentials = ProxyCredential?.GetNetworkCredential() },
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

    private Backend Backend => Vertex || Project is not null || Location is not null ? Backend.Vertex : Backend.Gemini;

    private string Place => Location ?? Environment.GetEnvironmentVariable("GOOGLE_CLOUD_LOCATION") ?? "global";

    private Uri Endpoint(bool constrained)
        => Uri is not null ? LiveEndpoint.Below(Uri, Backend, constrained)
        : Backend == Backend.Vertex ? LiveEndpoint.Vertex(Place)
        : LiveEndpoint.Gemini(constrained);

    private List<KeyValuePair<string, string>> Headers()
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach (DictionaryEntry header in Header ?? new Hashtable())
        {
            headers.Add(new KeyValuePair<string, string>(header.Key.ToString()!, header.Value?.ToString() ?? string.Empty));
        }

        return headers;
    }
}
