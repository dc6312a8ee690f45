using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.PowerShell.Tools;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Which key or token a session calls with: the one that was given, or the one that the environment holds for Google's own hosts.</summary>
internal sealed record CredentialRequest
{
    internal required AccessPlan Plan { get; init; }

    internal required CredentialEnvironment Environment { get; init; }

    internal SecureString? ApiKey { get; init; }

    internal SecureString? EphemeralToken { get; init; }

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
        (_, { } token, _) => LiveCredential.EphemeralToken(Secrets.Reveal(token)),
        (_, _, SecureString token) => Paid(LiveCredential.AccessToken(Secrets.Reveal(token))),
        (_, _, ToolScript script) => Paid(FromScript(script)),
        _ => GoogleAuthAssembly.Credentials.Create(Google),
    };

    private LiveCredential Paid(LiveCredential credential) => QuotaProject is null ? credential : credential.WithQuotaProject(QuotaProject);

    private LiveCredential FromScript(ToolScript script)
    {
        TimeProvider time = Time;
        return LiveCredential.AccessToken(async cancellationToken => await AskAsync(script, time, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<string> AskAsync(ToolScript script, TimeProvider time, CancellationToken cancellationToken)
    {
        using ScriptRunner runner = new(script, time);
        object? answer;
        try
        {
            answer = await runner.RunAsync(new Hashtable(), static output => output.LastOrDefault()?.BaseObject, cancellationToken).ConfigureAwait(false);
        }
        catch (RuntimeException fault)
        {
            throw new LiveException(
                LiveFault.CredentialMissing,
                $"The script block of -AccessToken failed: {fault.Message}",
                "Try it by itself. It runs in a runspace of its own: $using: brings values along, and modules are loaded by name.",
                fault);
        }

        return answer switch
        {
            SecureString secret => Secrets.Reveal(secret),
            string text => text,
            PSCredential credential => Secrets.Reveal(credential.Password),
            _ => throw new LiveException(
                LiveFault.CredentialMissing,
                $"The script block of -AccessToken returned {(answer is null ? "nothing" : $"a {answer.GetType().Name}")}.",
                "It returns the token as its last output: a string or a SecureString."),
        };
    }
}
