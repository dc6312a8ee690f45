using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Results;
using LiveApi.PowerShell.Sessions;
using LiveApi.PowerShell.Setups;
using LiveApi.Profiles;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "LiveToken")]
[OutputType(typeof(LiveToken), typeof(string))]
public sealed class NewLiveTokenCommand : NetworkCommand
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? Model { get; set; }

    [Parameter]
    [AllowEmptyCollection]
    public string[]? LockAdditionalField { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Uses { get; set; } = 1;

    [Parameter]
    [Seconds]
    public TimeSpan? Lifetime { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? NewSessionLifetime { get; set; }

    [Parameter]
    [Secret]
    public SecureString? ApiKey { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    protected override object? ErrorTarget => ShownUri;

    protected override async Task EndAsync(CancellationToken stop)
    {
        NetworkRequest network = await NetworkAsync().ConfigureAwait(false);
        TokenMinterOptions options = new()
        {
            Timeout = Timeout,
            Headers = network.Headers,
            Proxy = network.Route,
            ExtraRoots = network.Roots(),
            TimeProvider = Time,
        };
        EphemeralToken token = await new TokenMinter(LiveEndpoint.AuthTokens(Uri, ApiVersion), Credential(), options).MintAsync(Request(), stop).ConfigureAwait(false);
        await WriteAsync(AsPlainText ? token.Name : new LiveToken(token)).ConfigureAwait(false);
    }

    private LiveCredential Credential()
    {
        CredentialEnvironment environment = CredentialEnvironment.Process;
        AccessPlan plan = AccessPlan.Settle(
            new AccessRequest { Vertex = false, Credential = ApiKey is null ? GivenCredential.None : GivenCredential.ApiKey, ElsewhereThanGoogle = IsElsewhereThanGoogle },
            environment);
        return plan.Origin switch
        {
            CredentialOrigin.Given => LiveCredential.ApiKey(Secrets.Reveal(ApiKey!)),
            CredentialOrigin.EnvironmentKey => LiveCredential.ApiKey(environment.ApiKey!),
            _ => IsOwnSimulator ? LiveCredential.ApiKey("simulator") : LiveCredential.None,
        };
    }

    private TokenRequest Request() => new()
    {
        Uses = Uses,
        Lifetime = Lifetime,
        NewSessionLifetime = NewSessionLifetime,
        LockAdditionalFields = LockAdditionalField,
        Setup = Settings() is { IsEmpty: false } settings ? settings.Build(new SetupPlace { Backend = Backend.Gemini, Models = Models, IsPart = true }).Setup : null,
    };
}
