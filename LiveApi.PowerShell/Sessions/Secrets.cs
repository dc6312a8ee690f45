using System.Net;
using System.Security;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Secrets as text, for the moment that they are needed.</summary>
internal static class Secrets
{
    internal static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;
}
