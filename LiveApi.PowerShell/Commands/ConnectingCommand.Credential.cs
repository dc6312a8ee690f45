using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Sessions;
using LiveApi.PowerShell.Tools;

namespace LiveApi.PowerShell.Commands;

/// <content>Who calls.</content>
public abstract partial class ConnectingCommand
{
    [Parameter(ParameterSetName = "ApiKey")]
    [Secret]
    public SecureString? ApiKey { get; set; }

    [Parameter(ParameterSetName = "AccessToken", Mandatory = true)]
    [Secret(AllowScript = true)]
    public object? AccessToken { get; set; }

    [Parameter(ParameterSetName = "EphemeralToken", Mandatory = true)]
    [Secret(AllowScript = true)]
    public object? EphemeralToken { get; set; }

    [Parameter(ParameterSetName = "ServiceAccount", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? ServiceAccount { get; set; }

    [Parameter(ParameterSetName = "ApplicationDefault", Mandatory = true)]
    public SwitchParameter ApplicationDefault { get; set; }

    [Parameter(ParameterSetName = "ServiceAccount")]
    [Parameter(ParameterSetName = "ApplicationDefault")]
    [ValidateNotNullOrEmpty]
    public string? Impersonate { get; set; }

    [Parameter(ParameterSetName = "AccessToken")]
    [Parameter(ParameterSetName = "ServiceAccount")]
    [Parameter(ParameterSetName = "ApplicationDefault")]
    [ValidateNotNullOrEmpty]
    public string? QuotaProject { get; set; }

    private async Task<(AccessPlan Plan, LiveCredential Credential)> AccessAsync(NetworkRequest network)
    {
        CredentialEnvironment environment = CredentialEnvironment.Process;
        AccessPlan plan = AccessPlan.Settle(
            new AccessRequest
            {
                Vertex = _vertex,
                Project = Project,
                Location = Location,
                Credential = Given,
                ElsewhereThanGoogle = IsElsewhereThanGoogle,
            },
            environment);
        if (plan.Origin == CredentialOrigin.EnvironmentKey && environment.HasTwoKeys)
        {
            await WriteVerboseAsync("Both GOOGLE_API_KEY and GEMINI_API_KEY are set: GOOGLE_API_KEY is used.").ConfigureAwait(false);
        }

        GoogleCredentialFile? file = ServiceAccount is null
            ? plan.Origin == CredentialOrigin.GoogleDefault || ApplicationDefault ? GoogleCredentialFile.Find(environment) : null
            : GoogleCredentialFile.Read(await InvokeAsync(() => FileAt(ServiceAccount)).ConfigureAwait(false));
        CredentialRequest request = new()
        {
            Plan = plan,
            Environment = environment,
            ApiKey = ApiKey,
            EphemeralToken = await PackedAsync(EphemeralToken).ConfigureAwait(false),
            AccessToken = await PackedAsync(AccessToken).ConfigureAwait(false),
            QuotaProject = QuotaProject,
            Google = Google(network, environment, file),
            IsOwnSimulator = IsOwnSimulator,
            Time = Time,
        };
        return (WithProject(plan, file), request.Resolve());
    }

    private async Task<object?> PackedAsync(object? token)
        => token is ScriptBlock block ? await InvokeAsync(() => new CallerScope(this).Pack(block)).ConfigureAwait(false) : token;

    private GivenCredential Given
        => EphemeralToken is not null ? GivenCredential.EphemeralToken
        : AccessToken is not null ? GivenCredential.AccessToken
        : ApiKey is not null ? GivenCredential.ApiKey
        : ServiceAccount is not null || ApplicationDefault ? GivenCredential.GoogleAccount
        : GivenCredential.None;

    private GoogleCredentialOptions Google(NetworkRequest network, CredentialEnvironment environment, GoogleCredentialFile? file) => new()
    {
        File = file,
        Impersonate = Impersonate,
        QuotaProject = QuotaProject,
        Environment = environment,
        Proxy = network.Route,
        ExtraRoots = network.Roots(),
        TimeProvider = Time,
    };

    // A token does not say which project to use; a key of a service account does, and an express key needs none.
    private AccessPlan WithProject(AccessPlan plan, GoogleCredentialFile? file)
    {
        AccessPlan settled = plan with { Project = plan.Project ?? file?.ProjectId };
        bool needed = settled.Vertex && !IsElsewhereThanGoogle && ApiKey is null && plan.Origin != CredentialOrigin.EnvironmentKey;
        bool named = Model?.StartsWith("projects/", System.StringComparison.Ordinal) == true;
        return settled.Project is not null || !needed || named ? settled : throw new LiveException(
            LiveFault.SetupInvalid,
            "Vertex AI needs a project, and none is named.",
            "Give -Project, or set GOOGLE_CLOUD_PROJECT. A service account's key file names its own.");
    }
}
