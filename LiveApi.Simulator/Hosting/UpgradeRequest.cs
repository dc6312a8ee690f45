using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace LiveApi.Simulator.Hosting;

/// <summary>The request that opens a connection, whoever read it. <see cref="Header"/> gives null for what is not there.</summary>
internal sealed record UpgradeRequest(string Method, string Path, string QueryString, Func<string, string?> Header)
{
    private Dictionary<string, StringValues>? _query;

    internal string? Query(string name)
        => (_query ??= QueryHelpers.ParseQuery(QueryString)).TryGetValue(name, out StringValues value) && value.Count > 0 ? value[0] : null;
}
