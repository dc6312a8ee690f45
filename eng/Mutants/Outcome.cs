using System;

namespace LiveApi.Mutants;

/// <summary>How a program ended, and what it said.</summary>
internal sealed record Outcome(int Code, string Output)
{
    internal void MustSucceed()
    {
        if (Code != 0)
        {
            throw new InvalidOperationException($"The build failed:\n{Output}");
        }
    }
}
