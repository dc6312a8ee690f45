using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Transport;

internal static partial class DialFaults
{
    internal static void RefuseExtraRoots(X509Certificate2Collection? roots)
    {
        if (roots is not null)
        {
            throw new LiveException(
                LiveFault.TlsFailed,
                "This build, for Windows PowerShell and PowerShell before 7.6, cannot trust a CA for one connection alone.",
                "Use PowerShell 7.6 or newer, or add the CA to the system's trusted roots.");
        }
    }

    private static IWebProxy SystemProxy => WebRequest.DefaultWebProxy;

    // This surface does not say who answered: the words of the runtime do, and 407 is a proxy's alone.
    private static int? ProxyStatus(Exception fault)
        => fault.ToString().IndexOf("proxy tunnel", StringComparison.OrdinalIgnoreCase) >= 0 ? StatusIn(fault) ?? 0
        : StatusIn(fault) is 407 ? 407
        : null;
}
