using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>What holds for what the model says: each turn is one of the things that it can say, whole, or the beginning of it where it was cut.</summary>
internal static class Turns
{
    internal static string? Judge(Report seen)
    {
        string[] sayings = [.. Utterance.All(seen.Asked.Select(static asked => asked.Number).Concat(Enumerable.Range(900, 4)))];
        foreach (IGrouping<int, LiveMessage> turn in seen.Messages.GroupBy(static message => message.Turn))
        {
            string words = WordsOf(turn);
            if (words.Length > 0 && !Array.Exists(sayings, saying => saying.StartsWith(words, StringComparison.Ordinal))) { return $"turn {turn.Key} says what nobody said: '{words}'"; }
            if (turn.Count(static message => message.Kind == LiveMessageKind.TurnComplete) > 1) { return $"turn {turn.Key} ends twice"; }
            if (turn.OfType<LiveTurnComplete>().FirstOrDefault() is { WasInterrupted: false } && words.Length > 0 && Incomplete(seen, turn, words, sayings) is { } complaint) { return $"turn {turn.Key} {complaint}"; }
        }

        return null;
    }

    /// <summary>Whether the model has said this, whole, in a turn that ended as it should.</summary>
    internal static bool Says(Report seen, string words)
        => seen.Messages.GroupBy(static message => message.Turn).Any(turn => WordsOf(turn) == words && turn.OfType<LiveTurnComplete>().Any(static end => !end.WasInterrupted));

    private static string WordsOf(IEnumerable<LiveMessage> turn) => string.Concat(turn.Where(static message => message.Kind == LiveMessageKind.OutputTranscript).Select(static message => message.Summary));

    private static string? Incomplete(Report seen, IGrouping<int, LiveMessage> turn, string words, string[] sayings)
    {
        TimeSpan heard = turn.OfType<LiveAudio>().Aggregate(TimeSpan.Zero, static (sum, audio) => sum + audio.Duration);
        return !sayings.Contains(words) ? $"is complete, and lacks the end of '{words}'"
            : seen.Messages.Exists(message => message is LiveInterrupted { StoppedHere: true } && message.Turn >= turn.Key) ? null
            : heard != Utterance.LengthOf(words) ? $"is complete, and has {heard.TotalSeconds} s of audio for '{words}'"
            : null;
    }
}
