using System;
using System.Security;
using LiveApi.Auth;
using LiveApi.PowerShell.Results;
using LiveApi.PowerShell.Tools;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Which key or token a session calls with: the one that was given, or the one that the environment holds for Google's own hosts.</summary>
internal sealed record CredentialRequest
{
    internal required AccessPlan Plan { get; init; }

    internal required CredentialEnvironment Environment { get; init; }

    internal SecureString? ApiKey { get; init; }

    /// <summary>A SecureString, a <see cref="LiveToken"/>, or a <see cref="ToolScript"/> that is run for one at every dial.</summary>
    internal object? EphemeralToken { get; init; }

    /// <summary>A SecureString, or a <see cref="ToolScript"/> that is run for one at every dial.</summary>
    internal object? AccessToken { get; init; }

    internal string? QuotaProject { get; init; }

    /// <summary>How to sign in to a Google account, if it comes to that.</summary>
    internal required GoogleCredentialOptions Google { get; init; }

    /// <summary>Whether the address is a simulator that was started here: it asks who calls, and takes any name.</summary>
    internal bool IsOwnSimulator { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <exception cref="LiveException">CredentialMissing, CredentialMalformed, CredentialUnreadable.</exception>
    internal LiveCredential Resolve() => Plan.Origin switch
    {
        CredentialOrigin.Given => FromParameters(),
        CredentialOrigin.EnvironmentKey => LiveCredential.ApiKey(Environment.ApiKey!),
        CredentialOrigin.GoogleDefault => GoogleAuthAssembly.Credentials.Create(Google),
        _ => IsOwnSimulator ? LiveCredential.ApiKey("simulator") : LiveCredential.None,
    };

    private LiveCredential FromParameters() => (ApiKey, EphemeralToken, AccessToken) switch
    {
        ({ } key, _, _) => LiveCredential.ApiKey(Secrets.Reveal(key)),
        (_, SecureString token, _) => LiveCredential.EphemeralToken(Secrets.Reveal(token)),
        (_, LiveToken token, _) => LiveCredential.EphemeralToken(Secrets.Reveal(token.EphemeralToken), token.ExpiresAt),
        (_, ToolScript script, _) => LiveCredential.EphemeralToken(new TokenScript(script, nameof(EphemeralToken), Time).AskAsync),
        (_, _, SecureString token) => Paid(LiveCredential.AccessToken(Secrets.Reveal(token))),
        (_, _, LiveToken token) => Paid(LiveCredential.AccessToken(Secrets.Reveal(token.EphemeralToken))),
        (_, _, ToolScript script) => Paid(LiveCredential.AccessToken(new TokenScript(script, nameof(AccessToken), Time).AskAsync)),
        _ => GoogleAuthAssembly.Credentials.Create(Google),
    };

    private LiveCredential Paid(LiveCredential credential) => QuotaProject is null ? credential : credential.WithQuotaProject(QuotaProject);
}
