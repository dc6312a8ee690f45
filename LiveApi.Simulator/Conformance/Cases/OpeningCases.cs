using System;
using System.Linq;

namespace LiveApi.Simulator.Conformance.Cases;

/// <summary>From the upgrade to the moment when both may speak.</summary>
internal static class OpeningCases
{
    private const string TooEarly = "Sent before setupComplete";

    internal static CaseGroup Group { get; } = new("Opening",
    [
        new("1.1", "The first message is a setup", "connect.", SetupFirst),
        new("1.2", "The setup is one that the service takes", "send a setup.", GoodSetup),
        new("1.3", "Nothing is said before setupComplete", "say something after setupComplete.", Waits),
        new("1.4", "What was refused is not asked for again as it was", "let a setup be refused, with an unknown model for instance.", GivesUp),
    ]);

    private static Verdict SetupFirst(SeenRun run)
    {
        SeenConnection? other = run.Connections.FirstOrDefault(connection => connection.OfClient.FirstOrDefault() is { } first && !first.Is("setup"));
        return other is not null ? Verdict.Failed($"connection {other.Number} began with {other.OfClient.First().Kind}.") : Verdict.PassedIf(run.Has("setup"));
    }

    private static Verdict GoodSetup(SeenRun run)
    {
        (SeenConnection connection, SeenMessage _, string finding) = run.Findings.FirstOrDefault(found => found.Message.Is("setup") && !found.Finding.StartsWith("Session resumption handle", StringComparison.Ordinal));
        return finding is not null ? Verdict.Failed($"connection {connection.Number}: {finding}") : Verdict.PassedIf(run.Has("setupComplete"));
    }

    private static Verdict Waits(SeenRun run)
    {
        (SeenConnection connection, SeenMessage early, string finding) = run.Findings.FirstOrDefault(found => found.Finding.StartsWith(TooEarly, StringComparison.Ordinal));
        if (finding is not null) { return Verdict.Failed($"connection {connection.Number} sent {early.Kind} before it."); }
        return Verdict.PassedIf(run.Connections.Any(connection => connection.OfServer.FirstOrDefault(message => message.Is("setupComplete")) is { } complete && connection.OfClient.Any(message => message.Number > complete.Number)));
    }

    /// <summary>1007 says that the request is wrong: the same request is wrong again.</summary>
    private static Verdict GivesUp(SeenRun run)
    {
        SeenConnection[] refused = [.. run.Connections.Where(connection => connection.Closed is { Code: 1007, By: "server" })];
        SeenConnection? again = refused.Zip(refused.Skip(1)).FirstOrDefault(pair => pair.Second.Number == pair.First.Number + 1 && pair.First.Closed!.Reason == pair.Second.Closed!.Reason).Second;
        return again is not null ? Verdict.Failed($"connection {again.Number} was refused for what the one before it was refused for: {again.Closed!.Reason}") : Verdict.PassedIf(refused.Length > 0);
    }
}
