using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Holds a cell to its expected end: null, or what is wrong.</summary>
internal static class Judge
{
    internal static string? Complaint(Fault fault, Expected expected, Cell cell)
        => cell.Broken is { } broken ? broken
            : cell.Dialer.StruckAt is null ? "the fault did not strike"
            : expected.Turn == "none" ? cell.Refused is null ? "there is a session" : null
            : cell.Refused is { } refused ? $"there is no session: {refused.Message}"
            : OfTheStream(cell) ?? Exactness.Complaint(fault, expected, cell) ?? (expected.Turn == "ends" ? OfAnEnd(fault, cell) : OfGoingOn(fault, expected, cell));

    private static string? OfTheStream(Cell cell)
        => cell.Messages.Count(static message => message is LiveSessionClosed) is not 1 and int ends ? $"{ends} ends"
            : cell.Messages[^1] is not LiveSessionClosed ? "something came after the end"
            : cell.Messages.Where((message, place) => message.Sequence != place + 1).FirstOrDefault() is { } wrong ? $"message {wrong.Sequence} is missing, doubled or out of order"
            : null;

    private static string? OfAnEnd(Fault fault, Cell cell)
    {
        LiveSessionClosed end = cell.Messages.OfType<LiveSessionClosed>().Single();
        return After<LiveReconnected>(cell).Any() ? "it came back"
            : fault.CloseCode > 0 && (end.ClosedBy != LiveCloser.Server || end.Code != fault.CloseCode || end.Reason != fault.CloseReason) ? $"it told another end: {end.Summary}"
            : fault.NextUpgrade > 0 && end.Error?.Message.Contains(fault.NextUpgrade.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) != true ? $"it does not tell of the refusal: {end.Error?.Message}"
            : null;
    }

    private static string? OfGoingOn(Fault fault, Expected expected, Cell cell)
    {
        LiveReconnected[] moves = [.. After<LiveReconnected>(cell)];
        LiveReconnecting? first = After<LiveReconnecting>(cell).FirstOrDefault();
        int anew = cell.Messages.OfType<LiveReconnected>().Count(static move => !move.StateRestored);
        return cell.Messages[^1] is LiveSessionClosed { ClosedBy: not LiveCloser.Client } end ? $"it ended: {end.Summary}"
            : cell.Rounds.Find(static round => !round.IsAnswered) is { } open ? $"no answer to '{open.Question ?? "speech"}' after {open.Tries} tries"
            : OfTurns(expected, cell)
            ?? (expected.Turn == "unseen" ? null
            : first is null || moves.Length == 0 ? "it did not move"
            : anew != (expected.Anew ? 1 : 0) ? $"{anew} fresh sessions"
            : cell.Journal.Conversations.Distinct().Count() != 1 + anew ? "the service has another number of conversations than it was told"
            : moves[0].Gap < fault.AwayAtLeast ? $"it came back after {moves[0].Gap.TotalSeconds} s"
            : fault.CloseCode > 0 && first.Cause?.Code != fault.CloseCode && cell.Dialer.StruckOn == 1 ? $"it left for another reason: {first.Summary}"
            : null);
    }

    private static string? OfTurns(Expected expected, Cell cell)
    {
        int lost = cell.Rounds.Sum(static round => round.Lost), unheard = cell.Rounds.Sum(static round => round.Unheard);
        int told = cell.Messages.OfType<LiveReconnected>().Count(static move => move.TurnLost || move.ToolResultsLost > 0);
        string found = $"{lost} lost, {unheard} unheard, {told} told";
        return lost != told ? $"it told of a loss where there was none: {found}"
            : expected.Turn switch
            {
                "kept" or "again" or "unseen" => lost + unheard == 0,
                "lost" or "late" => lost == 1 && unheard == 0,
                _ => lost + unheard <= 1,
            } ? null : $"not {expected.Turn}: {found}";
    }

    private static IEnumerable<T> After<T>(Cell cell)
        where T : LiveMessage
        => cell.Messages.OfType<T>().Where(message => message.ReceivedAt - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) >= cell.Dialer.StruckAt);
}
