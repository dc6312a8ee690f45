using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conformance.Cases;

/// <summary>Calls of functions, over all connections of a session: a call may be answered on a later one.</summary>
internal static class ToolCases
{
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(1);

    internal static CaseGroup Group { get; } = new("Functions",
    [
        new("4.1", "Every call is answered, once, by its id", "declare get_weather, and let it be called (scenario 'weather').", Answered),
        new("4.2", "Several calls of one message are all answered", "let several functions be called at once (scenario 'conformance').", SeveralAnswered),
        new("4.3", "What was taken back is not answered any more", "let a call be cancelled (scenario 'conformance').", NotAnswered),
        new("4.4", "An answer is an object, and names its function", "answer a call.", Formed),
        new("4.5", "The conversation goes on while a function runs", "say something, or send audio, before the answer.", NotWaited),
    ]);

    private static Verdict Answered(SeenRun run)
    {
        List<SeenCall> calls = CallsOf(run);
        SeenCall? open = calls.Find(call => call.Answers.Count == 0 && call.CancelledAt is null && call.Connection.Closed is not null && !call.WasInterrupted);
        if (open is not null) { return Verdict.Failed($"connection {open.Connection.Number}: {open.Name} ({open.Id}) was never answered."); }
        (SeenConnection connection, SeenMessage _, string finding) = run.Findings.FirstOrDefault(found => found.Finding.StartsWith("No call waits", StringComparison.Ordinal) && !calls.Exists(call => found.Finding.Contains($"'{call.Id}'", StringComparison.Ordinal) && (call.CancelledAt is not null || call.WasInterrupted)));
        return finding is not null ? Verdict.Failed($"connection {connection.Number}: {finding}") : Verdict.PassedIf(calls.Exists(call => call.Answers.Count > 0));
    }

    private static Verdict SeveralAnswered(SeenRun run)
    {
        SeenCall[][] together = [.. CallsOf(run).GroupBy(call => call.Called).Where(group => group.Count() > 1).Select(group => group.ToArray())];
        return Verdict.PassedIf(together.Any(calls => calls.All(call => call.Answers.Count > 0)));
    }

    private static Verdict NotAnswered(SeenRun run)
    {
        List<SeenCall> cancelled = CallsOf(run).FindAll(call => call.CancelledAt is not null);
        // What crosses the cancellation on its way is nobody's fault.
        SeenCall? late = cancelled.Find(call => call.Answers.Exists(answer => answer > call.CancelledAt + UnderWay));
        return late is not null ? Verdict.Failed($"connection {late.Connection.Number}: {late.Name} ({late.Id}) was answered after it had been cancelled.") : Verdict.PassedIf(cancelled.Count > 0);
    }

    private static Verdict Formed(SeenRun run)
    {
        FunctionResponse[] answers = [.. run.Messages.SelectMany(seen => seen.Message.Client?.ToolResponse?.FunctionResponses ?? [])];
        if (Array.Find(answers, answer => string.IsNullOrEmpty(answer.Id)) is { } nameless) { return Verdict.Failed($"an answer of {nameless.Name} has no id."); }
        return Array.Exists(answers, answer => string.IsNullOrEmpty(answer.Name)) ? Verdict.Warned("an answer has no name: Vertex AI takes answers by it.") : Verdict.PassedIf(answers.Length > 0);
    }

    private static Verdict NotWaited(SeenRun run) => Verdict.PassedIf(CallsOf(run).Exists(call => call.Answers.Count > 0
        && call.Connection.OfClient.Any(message => message.Number > call.Called.Number && message.At < call.Answers[0] && !message.Is("toolResponse"))));

    private static List<SeenCall> CallsOf(SeenRun run)
    {
        List<SeenCall> calls = [];
        foreach ((SeenConnection connection, SeenMessage message) in run.Messages)
        {
            foreach (FunctionCall call in message.Server?.ToolCall?.FunctionCalls ?? []) { calls.Add(new SeenCall(connection, message, call.Id ?? "", call.Name ?? "")); }
            foreach (string id in message.Server?.ToolCallCancellation?.Ids ?? []) { calls.FindLast(call => call.Id == id)?.CancelledAt = message.At; }
            foreach (FunctionResponse answer in message.Client?.ToolResponse?.FunctionResponses ?? []) { calls.FindLast(call => call.Id == answer.Id)?.Answers.Add(message.At); }
        }

        return calls;
    }

    private sealed class SeenCall(SeenConnection connection, SeenMessage called, string id, string name)
    {
        internal SeenConnection Connection { get; } = connection;

        internal SeenMessage Called { get; } = called;

        internal string Id { get; } = id;

        internal string Name { get; } = name;

        internal TimeSpan? CancelledAt { get; set; }

        internal List<TimeSpan> Answers { get; } = [];

        /// <summary>Some models drop a call without a word when they are interrupted.</summary>
        internal bool WasInterrupted => Connection.OfServer.Any(message => message.Number > Called.Number && message.Is("serverContent.interrupted"));
    }
}
