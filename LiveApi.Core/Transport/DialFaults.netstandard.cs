using System;
using System.Net;

namespace LiveApi.Transport;

internal static partial class DialFaults
{
    private static IWebProxy SystemProxy => WebRequest.DefaultWebProxy;

    // This surface does not say who answered: the words of the runtime do, and 407 is a proxy's alone.
    private static int? ProxyStatus(Exception fault)
        => fault.ToString().IndexOf("proxy tunnel", StringComparison.OrdinalIgnoreCase) >= 0 ? StatusIn(fault) ?? 0
        : StatusIn(fault) is 407 ? 407
        : null;
}
