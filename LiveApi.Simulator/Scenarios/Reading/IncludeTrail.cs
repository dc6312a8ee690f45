using System;
using System.IO;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>The files that lead to the one that is being read: none may come twice.</summary>
internal sealed record IncludeTrail(string File, IncludeTrail? From)
{
    internal bool Has(string path) => Same(File, path) || From?.Has(path) == true;

    private static bool Same(string one, string other) => string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.Ordinal);
}
