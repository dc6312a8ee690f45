using System;
using System.Globalization;
using System.Linq;

namespace LiveApi.Simulator.Conformance.Cases;

/// <summary>What a client says, message by message.</summary>
internal static class MessageCases
{
    private const double LongestPiece = 0.1;

    internal static CaseGroup Group { get; } = new("Messages",
    [
        new("2.1", "Every message is JSON of members that the service knows", "say something.", run => Found(run, "Invalid JSON payload") ?? Found(run, "Invalid value at") ?? Verdict.PassedIf(run.Connections.Any(connection => connection.OfClient.Any()))),
        new("2.2", "Every message is allowed where it stands", "say something after setupComplete.", Placed),
        new("2.3", "Text is sent", "send realtimeInput.text or clientContent.", run => Verdict.PassedIf(run.Has("realtimeInput.text") || run.Has("clientContent"))),
        new("2.4", "Audio is mono PCM with its rate", "send realtimeInput.audio.", run => Found(run, "The simulator hears mono PCM only") ?? Verdict.PassedIf(run.Has("realtimeInput.audio"))),
        new("2.5", "Audio comes in pieces of 100 ms or less", "send realtimeInput.audio as a microphone gives it.", ShortPieces),
        new("2.6", "Marks of activity come in pairs", "switch the automatic detection off, and mark speech yourself.", run => Found(run, "An activityEnd without") ?? Verdict.PassedIf(run.Has("realtimeInput.activityEnd"))),
        new("2.7", "Video comes as one frame a second at most", "send realtimeInput.video.", run => Found(run, "More than one frame a second", Verdict.Warned) ?? Verdict.PassedIf(run.Has("realtimeInput.video"))),
        new("2.8", "Media are not sent as mediaChunks", "send audio or video.", NoChunks),
    ]);

    private static Verdict? Found(SeenRun run, string begins, Func<string, Verdict>? verdict = null)
    {
        (SeenConnection connection, SeenMessage message, string finding) = run.Findings.FirstOrDefault(found => found.Finding.StartsWith(begins, StringComparison.Ordinal));
        return finding is null ? null : (verdict ?? Verdict.Failed)($"connection {connection.Number}, message {message.Number}: {finding}");
    }

    private static Verdict Placed(SeenRun run)
    {
        (SeenConnection connection, SeenMessage message, string finding) = run.Findings.FirstOrDefault(found => !found.Message.Is("setup") && found.Finding == Validation.Refusal.InvalidArgument.Reason);
        return finding is not null ? Verdict.Failed($"connection {connection.Number}, message {message.Number} ({message.Kind}): {finding}")
            : Verdict.PassedIf(run.Messages.Any(seen => seen.Message.From == SeenFrom.Client && !seen.Message.Is("setup")));
    }

    private static Verdict ShortPieces(SeenRun run)
    {
        SeenMessage[] heard = [.. run.Messages.Select(seen => seen.Message).Where(message => message.Is("realtimeInput.audio") && message.AudioSeconds > 0)];
        if (heard.Length == 0) { return Verdict.NotSeen; }
        double piece = heard.Sum(message => message.AudioSeconds) / heard.Sum(message => message.Count);
        return piece <= LongestPiece + 0.001 ? Verdict.Passed
            : Verdict.Warned(string.Create(CultureInfo.InvariantCulture, $"a piece is {piece * 1000:0} ms long on average: what waits to be sent is heard as late. 20 to 40 ms are advised."));
    }

    private static Verdict NoChunks(SeenRun run)
        => run.Has("realtimeInput.mediaChunks") ? Verdict.Warned("mediaChunks is deprecated, and the newest models refuse it: send audio and video.") : Verdict.PassedIf(run.Has("realtimeInput.audio") || run.Has("realtimeInput.video"));
}
