using System;

namespace LiveApi.Sessions;

/// <summary>A piece of what was said, and where it is in the audio.</summary>
/// <param name="Start">Where it begins, from the start of the turn's audio.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">The words.</param>
public sealed record LiveCaption(TimeSpan Start, TimeSpan End, string Text)
{
    /// <summary>The same words, later.</summary>
    public LiveCaption Later(TimeSpan by) => this with { Start = Start + by, End = End + by };

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Start.TotalSeconds:0.00}-{End.TotalSeconds:0.00} {Text}");
}
