using System;

namespace LiveApi.Sessions;

/// <summary>What a user is told when LiveApi itself fails: that it did, and how to help to mend it.</summary>
internal static class OwnMistake
{
    // By its type alone: what the exception says may quote what was on the wire. It stands in the inner exception for who looks.
    internal static LiveException Explain(string when, Exception mistake) => mistake as LiveException ?? new LiveException(
        LiveFault.UnexpectedFault,
        $"LiveApi itself failed {when}: {mistake.GetType().Name}.",
        "This is a mistake in LiveApi, not in what you sent. Keep what led to it with Save-LiveRecording and report it; then open a new session.",
        mistake);
}
