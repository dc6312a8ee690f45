namespace LiveApi.Mutants;

/// <summary>One mistake: in which file, what stands there, and what a careless hand would have written.</summary>
/// <param name="Name">The mistake in words.</param>
/// <param name="File">The file, below the repository.</param>
/// <param name="Right">Text that stands there exactly once.</param>
/// <param name="Wrong">What takes its place.</param>
/// <param name="Cells">Cells of the matrix that it should turn red, as LIVEAPI_MATRIX_ONLY takes them.</param>
internal sealed record Mutant(string Name, string File, string Right, string Wrong, string Cells)
{
    internal static Mutant[] All { get; } =
    [
        new(
            "a held tool result is dropped",
            "LiveApi.Core/Sessions/Outgoing/Outbox.cs",
            "internal void AddUrgent<T>(T message, Encode<T> encode) => Put(message, encode, urgent: true, inRoom: false);",
            "internal void AddUrgent<T>(T message, Encode<T> encode) { if (!_held) { Put(message, encode, urgent: true, inRoom: false); } }",
            "blocking-tool, reset at"),
        new(
            "stale audio is passed",
            "LiveApi.Core/Sessions/Incoming/Inbox.Cut.cs",
            "if (message is LiveAudio audio && audio.Turn >= from && audio.Turn <= through)",
            "if (message is LiveAudio audio && audio.Turn >= from && audio.Turn <= through && through < 0)",
            "barge-in, reset at"),
        new(
            "a message is replayed twice",
            "LiveApi.Core/Sessions/Outgoing/SentMessages.cs",
            "internal bool Keeps(OutboxSlot slot) => everything || slot.IsUrgent;",
            "internal bool Keeps(OutboxSlot slot) => everything || slot.IsUrgent || slot.UserTexts > 0;",
            "text, reset at"),
        new(
            "the handle is not updated",
            "LiveApi.Core/Sessions/LiveSession.Handover.cs",
            "        _handle = handle;\n",
            "        _handle ??= handle;\n",
            "five-handovers, reset at"),
        new(
            "a close is swallowed",
            "LiveApi.Core/Sessions/Connection/LiveConnection.Receive.cs",
            "if (message.Close is { } close)",
            "if (message.Close is { Code: not 1007 } close)",
            "text, close 1007 invalid argument at"),
    ];
}
