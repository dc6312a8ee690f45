using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Simulator.Conformance.Cases;

/// <summary>How connections end, and sessions go on.</summary>
internal static class EndingCases
{
    internal static CaseGroup Group { get; } = new("Endings",
    [
        new("5.1", "The client says goodbye", "close the connection yourself.", Goodbye),
        new("5.2", "A goAway is heeded", "let a goAway come (scenario 'go-away').", Heeded),
        new("5.3", "The session goes on where it was", "set up sessionResumption, and connect again with its handle.", Resumed),
        new("5.4", "The newest handle is used", "connect again with a handle.", NewestHandle),
        new("5.5", "The old connection is closed before the new one begins", "connect again with a handle.", OneAfterTheOther),
    ]);

    private static Verdict Goodbye(SeenRun run)
    {
        SeenConnection[] left = [.. run.Connections.Where(connection => connection.Closed?.By == "client")];
        return Array.Find(left, connection => !connection.Closed!.IsGoodbye) is { } vanished
            ? Verdict.Warned($"connection {vanished.Number} ended with {vanished.Closed!.Code}{(vanished.Closed.Code == 1006 ? ": without a close frame" : "")}. Close with 1000.")
            : Verdict.PassedIf(left.Length > 0);
    }

    private static Verdict Heeded(SeenRun run)
    {
        SeenConnection[] told = [.. run.Connections.Where(connection => connection.OfServer.Any(message => message.Is("goAway")))];
        return Array.Find(told, connection => connection.Closed is { By: "server" } closed && closed.Reason.Contains("GoAway", StringComparison.Ordinal)) is { } stayed
            ? Verdict.Failed($"connection {stayed.Number} stayed until the service ended it.") : Verdict.PassedIf(told.Any(connection => connection.Closed?.By == "client"));
    }

    private static Verdict Resumed(SeenRun run)
    {
        (SeenConnection connection, SeenMessage _, string finding) = run.Findings.FirstOrDefault(found => found.Finding.StartsWith("Session resumption handle", StringComparison.Ordinal));
        return finding is not null ? Verdict.Failed($"connection {connection.Number}: {finding}") : Verdict.PassedIf(Resumptions(run).Any());
    }

    private static Verdict NewestHandle(SeenRun run)
    {
        foreach (SeenConnection connection in Resumptions(run))
        {
            string? used = HandleOf(connection);
            string? newest = run.Connections.Where(before => before.Number < connection.Number && before.Session == connection.Session)
                .SelectMany(before => before.OfServer).Select(message => message.Server?.SessionResumptionUpdate?.NewHandle).LastOrDefault(handle => !string.IsNullOrEmpty(handle));
            if (newest is not null && used != newest) { return Verdict.Failed($"connection {connection.Number} used an older handle than the last that it was given."); }
        }

        return Verdict.PassedIf(Resumptions(run).Any());
    }

    private static Verdict OneAfterTheOther(SeenRun run)
        => run.Messages.FirstOrDefault(seen => seen.Message.Is("taken over")).Connection is { } taken
            ? Verdict.Failed($"connection {taken.Number} was still open: the service answers 1011 to that.") : Verdict.PassedIf(Resumptions(run).Any());

    private static IEnumerable<SeenConnection> Resumptions(SeenRun run) => run.Connections.Where(connection => connection.Session is not null && HandleOf(connection) is { Length: > 0 });

    private static string? HandleOf(SeenConnection connection) => connection.OfClient.FirstOrDefault()?.Client?.Setup?.SessionResumption?.Handle;
}
