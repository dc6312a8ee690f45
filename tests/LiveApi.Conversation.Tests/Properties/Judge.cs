using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>What holds in every conversation, whatever happens in it. Written from what a session promises, not from what it does.</summary>
internal static class Judge
{
    // A result that may not have arrived is sent again, and what one frame a second leaves out is no mistake: the service passes over both.
    private static readonly string[] Harmless = ["No call waits for an answer", "More than one frame a second"];

    /// <summary>The first promise that was not kept; null: all were.</summary>
    internal static string? Judges(Plan plan, Report seen) => seen.Broken
        ?? Order(seen)
        ?? End(plan, seen)
        ?? Moves(seen)
        ?? NothingStale(seen)
        ?? Turns.Judge(seen)
        ?? NothingTwice(plan, seen)
        ?? Questions.Judge(plan, seen)
        ?? Audio(plan, seen)
        ?? Bounds(seen)
        ?? (seen.Findings.Find(static finding => !Array.Exists(Harmless, harmless => finding.StartsWith(harmless, StringComparison.Ordinal))) is { } finding ? $"the service objects: {finding}" : null)
        ?? (seen.Left.Length > 0 ? $"left behind: {seen.Left}" : null);

    private static string? Order(Report seen)
    {
        for (int i = 1; i < seen.Messages.Count; i++)
        {
            (LiveMessage before, LiveMessage message) = (seen.Messages[i - 1], seen.Messages[i]);
            if (message.Sequence <= before.Sequence) { return $"message {before.Sequence} is followed by message {message.Sequence}"; }
            if (message.Turn < before.Turn && message is not (LiveUsage or LiveInterrupted { StoppedHere: true }) && before is not (LiveUsage or LiveInterrupted { StoppedHere: true })) { return $"message {message.Sequence} goes back from turn {before.Turn} to {message.Turn}"; }
        }

        // Only audio that an interruption made stale may be missing, and the interruption says how much that was.
        long missing = seen.Messages.Count == 0 ? 0 : seen.Messages[^1].Sequence - seen.Messages.Count;
        int stale = seen.Messages.OfType<LiveInterrupted>().Sum(static cut => cut.DroppedAudioMessages);
        return missing <= stale ? null : $"{missing} messages are missing, and {stale} were said to be stale";
    }

    private static string? End(Plan plan, Report seen)
    {
        int ends = seen.Messages.OfType<LiveSessionClosed>().Count();
        return seen.End is null ? "it never ended"
            : ends != 1 ? $"{ends} ends"
            : seen.Messages[^1] is not LiveSessionClosed ? "something came after the end"
            : seen.EndedByItself && !plan.MayEnd ? $"it ended by itself: {seen.End.Summary}"
            : !seen.EndedByItself && !seen.AnsweredInTheEnd ? "it was open in the end, and did not answer"
            : null;
    }

    // Each move is told twice, when it begins and when it is over; the last one may end with the session. What a connection that is left in order still brings is taken.
    private static string? Moves(Report seen)
    {
        bool moving = false, planned = false;
        foreach (LiveMessage message in seen.Messages)
        {
            switch (message)
            {
                case LiveReconnecting next when next.Attempt == 1 && moving: return "it moves while it moves";
                case LiveReconnecting next: (moving, planned) = (true, next.IsPlanned); break;
                case LiveReconnected when !moving: return "it came back without having left";
                case LiveReconnected back when back.Gap < TimeSpan.FromSeconds(1.5): return $"it came back after {back.Gap.TotalSeconds} s";
                case LiveReconnected: moving = false; break;
                case LiveAudio or LiveTranscript or LiveToolCall when moving && !planned: return $"{message.Kind} came while there was no connection";
            }
        }

        return moving && !seen.EndedByItself ? "it left and never came back" : null;
    }

    private static string? NothingStale(Report seen)
    {
        int interrupted = 0;
        foreach (LiveMessage message in seen.Messages)
        {
            if (message is LiveInterrupted) { interrupted = message.Turn; }
            if (message is LiveAudio && message.Turn <= interrupted) { return $"stale audio: turn {message.Turn} was interrupted, and speaks on"; }
        }

        return null;
    }

    private static string? NothingTwice(Plan plan, Report seen)
    {
        // A fresh session is asked the open question again; one that goes back to its mark has to be told again what came after that.
        int again = plan.IsTransparent ? seen.Moves.Length : seen.FreshMoves;
        foreach (IGrouping<int, int> question in seen.Heard.GroupBy(static number => number))
        {
            if (question.Count() > 1 + again) { return $"the service was asked question {question.Key} {question.Count()} times"; }
        }

        foreach (IGrouping<(string Tool, int Question), (string, int)> call in seen.Called.GroupBy(static one => one))
        {
            if (call.Count() > 1 + again) { return $"{call.Key.Tool} was called {call.Count()} times for question {call.Key.Question}"; }
        }

        IEnumerable<string> calls = seen.Messages.OfType<LiveToolCall>().Select(static call => call.Id);
        return calls.GroupBy(static id => id).FirstOrDefault(static id => id.Count() > 1) is { } twice ? $"the call {twice.Key} was delivered twice"
            : seen.Messages.OfType<LiveToolResult>().GroupBy(static result => result.Id).Any(static id => id.Count() > 1) ? "a tool answered twice"
            : null;
    }

    // In transparent mode the service takes up where its last mark was, so that what came after that comes again. No connection hears anything twice.
    private static string? Audio(Plan plan, Report seen)
    {
        IEnumerable<List<int>> lines = plan.IsTransparent ? seen.AudioHeard : [[.. seen.AudioHeard.SelectMany(static line => line)]];
        foreach ((int before, int piece) in lines.SelectMany(static line => line.Zip(line.Skip(1))))
        {
            if (piece <= before) { return $"the service heard piece {piece} after piece {before}"; }
        }

        bool mayBeCut = seen.EndedByItself || seen.Messages.OfType<LiveReconnecting>().Any(static move => !move.IsPlanned) || plan.Acts.Any(static act => act is { Kind: ActKind.GoAway, Amount: < 5 } or { Kind: ActKind.HalfOpen or ActKind.Stall });
        long missing = seen.AudioSent - seen.AudioHeard.SelectMany(static line => line).Distinct().Count() - seen.AudioDropped;
        return missing > 0 && !mayBeCut ? $"{missing} pieces of audio are missing, and {seen.AudioDropped} were said to be dropped" : null;
    }

    private static string? Bounds(Report seen)
        => seen.MostUnsent > 64 + 50 + 32 ? $"{seen.MostUnsent} messages waited to be sent"
            : seen.MostUnread > 128 * 1024 ? $"{seen.MostUnread} bytes waited in memory to be read"
            : null;
}
