using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.PowerShell.Tools;

namespace LiveApi.PowerShell.Sessions;

/// <summary>A script block that is run for a token at every dial, in a runspace of its own.</summary>
/// <param name="script">The script block, packed.</param>
/// <param name="parameter">The parameter that it was given to.</param>
/// <param name="time">Where time comes from.</param>
internal sealed class TokenScript(ToolScript script, string parameter, TimeProvider time)
{
    /// <exception cref="LiveException">CredentialMissing: it failed, or gave no token; or what a command of this module said in it.</exception>
    internal async ValueTask<IssuedToken> AskAsync(CancellationToken cancellationToken)
    {
        using ScriptRunner runner = new(script, time);
        try
        {
            return await runner.RunAsync(new Hashtable(), output => Read(output.LastOrDefault()), cancellationToken).ConfigureAwait(false);
        }
        catch (RuntimeException fault) when (fault.ErrorRecord?.Exception is LiveException or { InnerException: LiveException })
        {
            throw fault.ErrorRecord.Exception as LiveException ?? (LiveException)fault.ErrorRecord.Exception.InnerException!;
        }
        catch (RuntimeException fault)
        {
            throw new LiveException(
                LiveFault.CredentialMissing,
                $"The script block of -{parameter} failed: {fault.Message}",
                "Try it by itself. It runs in a runspace of its own: $using: brings values along, and modules are loaded by name.",
                fault);
        }
    }

    private IssuedToken Read(PSObject? answer) => TokenReading.Read(answer, time.GetUtcNow()) ?? throw new LiveException(
        LiveFault.CredentialMissing,
        $"The script block of -{parameter} returned {(answer is null ? "nothing" : $"a {answer.BaseObject.GetType().Name} without a token")}.",
        "It returns the token as its last output: a string, a SecureString, what New-LiveToken gives, or an object with Token and, where it is known, ExpiresAt or ExpiresIn.");
}
