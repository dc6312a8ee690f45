using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.PowerShell.Tools;
using LiveApi.Profiles;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Which key or token a session calls with: the one that was given, or the one that the environment holds for Google's own hosts.</summary>
internal sealed record CredentialRequest
{
    private static readonly string[] KeyVariables = ["GOOGLE_API_KEY", "GEMINI_API_KEY"];

    internal SecureString? ApiKey { get; init; }

    internal SecureString? EphemeralToken { get; init; }

    /// <summary>A SecureString, or a <see cref="ToolScript"/> that is run for one at every dial.</summary>
    internal object? AccessToken { get; init; }

    /// <summary>Where it will be sent; null: the service's own host.</summary>
    internal Uri? Address { get; init; }

    /// <summary>Whether <see cref="Address"/> is a simulator that was started here: it asks who calls, and takes any name.</summary>
    internal bool IsOwnSimulator { get; init; }

    internal Backend Backend { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <exception cref="LiveException">CredentialMissing, CredentialMalformed.</exception>
    internal LiveCredential Resolve() => (ApiKey, EphemeralToken, AccessToken) switch
    {
        ({ } key, _, _) => LiveCredential.ApiKey(Secrets.Reveal(key)),
        (_, { } token, _) => LiveCredential.EphemeralToken(Secrets.Reveal(token)),
        (_, _, SecureString token) => LiveCredential.AccessToken(Secrets.Reveal(token)),
        (_, _, ToolScript script) => FromScript(script),
        _ => FromEnvironment(),
    };

    // A key of the environment was given for Google. Another host, be it a gateway or a simulator, gets only what is passed on purpose.
    private LiveCredential FromEnvironment()
    {
        if (IsOwnSimulator)
        {
            return LiveCredential.ApiKey("simulator");
        }

        if (Address is not null && !IsGoogle(Address))
        {
            return LiveCredential.None;
        }

        string? key = KeyVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(static value => !string.IsNullOrWhiteSpace(value));
        return key is not null ? LiveCredential.ApiKey(key) : throw new LiveException(
            LiveFault.CredentialMissing,
            "No key or token was given, and neither GEMINI_API_KEY nor GOOGLE_API_KEY is set.",
            Backend == Backend.Vertex
                ? "Pass -AccessToken (gcloud auth print-access-token gives one), or -ApiKey for express mode."
                : "Pass -ApiKey, for example (Read-Host -AsSecureString), or set GEMINI_API_KEY. To try without a key: Start-LiveSimulator.");
    }

    private static bool IsGoogle(Uri address)
        => address.IsAbsoluteUri && address.Scheme is "wss" or "https" && address.Host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase);

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
