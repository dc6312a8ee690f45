using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Conversation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conformance.Cases;

/// <summary>What the service may do on any day, and what may befall a message on its way.</summary>
internal static class ToleranceCases
{
    internal static CaseGroup Group { get; } = new("Tolerance",
    [
        After("6.1", "A message that nobody knows is passed over", Fault.UnknownMessage, "unknown message"),
        After("6.2", "A message without content is passed over", Fault.EmptyMessage, "empty message"),
        After("6.3", "Text frames are read like binary ones", Fault.OtherFrame, "other frame"),
        After("6.4", "A message in several frames is put together", Fault.Split, "split"),
        After("6.5", "A message that comes twice does no harm", Fault.Duplicate, "duplicate"),
        new("6.6", "All fields of a message with several are read", "use the scenario 'conformance', or 'service: { bundling: bundled }'.", run => Judge(run, message => message.Server?.ServerContent is { } content && Fields(content) > 1)),
        new("6.7", "The client survives what it cannot read, or ends in order", "use the fault 'corrupt json'.", run => Judge(run, message => IsFault(message, Fault.CorruptJson, Fault.Garbage, Fault.BrokenCharacter, Fault.TruncatedBase64))),
    ]);

    private static ConformanceCase After(string number, string title, Fault fault, string name)
        => new(number, title, $"use the scenario 'conformance', or the fault '{name}'.", run => Judge(run, message => IsFault(message, fault)));

    private static bool IsFault(SeenMessage message, params Fault[] faults) => message.Kind == "fault" && Array.Exists(faults, fault => fault.ToString() == message.Text);

    /// <summary>Whether the client goes on after all such messages.</summary>
    private static Verdict Judge(SeenRun run, Func<SeenMessage, bool> isIt)
    {
        List<(SeenConnection Connection, SeenMessage Message)> seen = [.. run.Messages.Where(seen => isIt(seen.Message))];
        SeenConnection? left = seen.Find(seen => seen.Connection.Closed is { By: "client", IsGoodbye: false } && !seen.Connection.GoesOnAfter(seen.Message)).Connection;
        return left is not null ? Verdict.Failed($"connection {left.Number} ended with {left.Closed!.Code} after it{(left.Closed.Reason.Length > 0 ? $": {left.Closed.Reason}" : ".")}") : Verdict.PassedIf(seen.Exists(seen => seen.Connection.GoesOnAfter(seen.Message)));
    }

    private static int Fields(ServerContent content)
        => (content.ModelTurn is null ? 0 : 1) + (content.OutputTranscription is null ? 0 : 1) + (content.InputTranscription is null ? 0 : 1) + (content.Interrupted == true ? 1 : 0) + (content.TurnComplete == true ? 1 : 0) + (content.GenerationComplete == true ? 1 : 0);
}
