namespace LiveApi.Simulator.Conformance;

internal enum Outcome
{
    /// <summary>The client did it, and did it right.</summary>
    Passed,
    /// <summary>It did what works and what nobody advises.</summary>
    Warned,
    Failed,
    /// <summary>Nothing of it happened: nothing is known.</summary>
    NotSeen,
}

/// <summary>What a journal says of one case, and why.</summary>
internal readonly record struct Verdict(Outcome Outcome, string Why = "")
{
    internal static Verdict Passed { get; } = new(Outcome.Passed);

    internal static Verdict NotSeen { get; } = new(Outcome.NotSeen);

    internal static Verdict Warned(string why) => new(Outcome.Warned, why);

    internal static Verdict Failed(string why) => new(Outcome.Failed, why);

    internal static Verdict PassedIf(bool happened) => happened ? Passed : NotSeen;
}
