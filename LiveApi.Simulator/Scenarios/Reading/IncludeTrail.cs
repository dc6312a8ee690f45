using System;
using System.IO;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>The files that lead to the one that is being read: none may come twice.</summary>
internal sealed record IncludeTrail(string File, IncludeTrail? From)
{
    // Through links that lead back to their own folder a file has ever longer names: no author nests so deeply by hand.
    private const int Deepest = 32;

    internal bool Has(string path) => Depth >= Deepest || Holds(path);

    private int Depth => 1 + (From?.Depth ?? 0);

    private bool Holds(string path) => Same(File, path) || From?.Holds(path) == true;

    private static bool Same(string one, string other) => string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.Ordinal);
}
