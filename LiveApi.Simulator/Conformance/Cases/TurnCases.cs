using System.Linq;

namespace LiveApi.Simulator.Conformance.Cases;

/// <summary>What the model says, and who talks over it.</summary>
internal static class TurnCases
{
    internal static CaseGroup Group { get; } = new("Turns",
    [
        new("3.1", "A turn is heard to its end", "let the model answer.", HeardToTheEnd),
        new("3.2", "The conversation goes on after a turn", "say something after a turn.", run => Verdict.PassedIf(run.Connections.Any(GoesOn))),
        new("3.3", "The client goes on after an interruption", "speak while the model does (scenario 'barge-in').", run => After(run, "serverContent.interrupted")),
        new("3.4", "The client goes on after a turn without content", "let a turn be empty: say nothing, with 'sound: none'.", AfterEmptyTurn),
        new("3.5", "The client does what the scenario expects of it", "let the model answer.", AsExpected),
    ]);

    private static Verdict AsExpected(SeenRun run)
    {
        (SeenConnection connection, SeenMessage failure) = run.Messages.FirstOrDefault(seen => seen.Message is { From: SeenFrom.Simulator, Kind: "failure" });
        return failure is not null ? Verdict.Failed($"connection {connection.Number}: {failure.Text}") : Verdict.PassedIf(run.Has("serverContent.turnComplete"));
    }

    private static Verdict HeardToTheEnd(SeenRun run)
    {
        SeenConnection? left = run.Connections.FirstOrDefault(connection => connection.Closed is { By: "client", IsGoodbye: false } && Ends(connection) < Begins(connection));
        return left is not null ? Verdict.Failed($"connection {left.Number} ended with {left.Closed!.Code} in the middle of a turn.") : Verdict.PassedIf(run.Has("serverContent.turnComplete"));
    }

    private static int Begins(SeenConnection connection) => connection.OfServer.LastOrDefault(message => message.Is("serverContent.audio") || message.Is("serverContent.text"))?.Number ?? 0;

    private static int Ends(SeenConnection connection) => connection.OfServer.LastOrDefault(message => message.Is("serverContent.turnComplete"))?.Number ?? 0;

    private static bool GoesOn(SeenConnection connection)
        => connection.OfServer.FirstOrDefault(message => message.Is("serverContent.turnComplete")) is { } first && connection.OfClient.Any(message => message.Number > first.Number);

    private static Verdict After(SeenRun run, string kind)
    {
        (SeenConnection Connection, SeenMessage Message)[] seen = [.. run.Messages.Where(seen => seen.Message.Is(kind))];
        SeenConnection? left = seen.FirstOrDefault(seen => seen.Connection.Closed is { By: "client", IsGoodbye: false } && !seen.Connection.GoesOnAfter(seen.Message)).Connection;
        return left is not null ? Verdict.Failed($"connection {left.Number} ended with {left.Closed!.Code} after it.") : Verdict.PassedIf(seen.Any(seen => seen.Connection.GoesOnAfter(seen.Message)));
    }

    private static Verdict AfterEmptyTurn(SeenRun run) => Verdict.PassedIf(run.Connections.Any(connection =>
    {
        SeenMessage[] said = [.. connection.OfServer];
        return said.Where((message, i) => message.Is("serverContent.generationComplete") && (i == 0 || said[i - 1].Is("setupComplete") || said[i - 1].Is("sessionResumptionUpdate") || said[i - 1].Is("serverContent.turnComplete")))
            .Any(connection.GoesOnAfter);
    }));
}
