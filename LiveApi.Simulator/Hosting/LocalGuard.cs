using System;
using System.Collections.Generic;
using System.Net;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace LiveApi.Simulator.Hosting;

/// <summary>
/// Keeps web pages of strangers from the control API and the page. A name that an attacker's DNS points at this machine (rebinding) comes as a Host
/// that is none of ours; a form or script of another site comes with its Origin. The service's own addresses are not guarded: clients in browsers are meant to dial them.
/// </summary>
internal sealed class LocalGuard(IReadOnlyCollection<string> allowed)
{
    /// <summary>Why a request is not answered; null where it is.</summary>
    internal HttpRefusal? Objection(HttpRequest request)
    {
        if (!IsOurs(request.Host)) { return new HttpRefusal(403, $"The simulator does not answer to the name '{request.Host.Host}'. Start it with --allow-host {request.Host.Host} if it should."); }
        string? origin = request.Headers.Origin;
        bool isForeign = !string.IsNullOrEmpty(origin) && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return isForeign ? new HttpRefusal(403, $"A page of {origin} may not ask the simulator for this.") : null;
    }

    // Nobody can take over an address, 'localhost', or a name without a dot from outside; any other name has to be allowed.
    private bool IsOurs(HostString host)
        => host.HasValue
            && (IPAddress.TryParse(host.Host.Trim('[', ']'), out _)
                || !host.Host.Contains('.', StringComparison.Ordinal)
                || host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
                || allowed.Contains(host.Host, StringComparer.OrdinalIgnoreCase));
}
