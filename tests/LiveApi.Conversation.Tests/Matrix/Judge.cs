using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Holds a cell to its expected end: null, or what is wrong.</summary>
internal static class Judge
{
    private static readonly TimeSpan ResumePause = TimeSpan.FromSeconds(1.5);

    internal static string? Complaint(Place place, Cell cell)
        => cell.Broken is { } broken ? broken
            : cell.Dialer.StruckAt is null ? "the fault did not strike"
            : place.Expected.Turn == "none" ? cell.Refused is null ? "there is a session" : null
            : cell.Refused is { } refused ? $"there is no session: {refused.Message}"
            : OfTheStream(cell) ?? Exactness.Complaint(place, cell) ?? (place.Expected.Turn == "ends" ? OfAnEnd(place.Fault, cell) : OfGoingOn(place, cell));

    private static string? OfTheStream(Cell cell)
        => cell.Messages.Count(static message => message is LiveSessionClosed) is not 1 and int ends ? $"{ends} ends"
            : cell.Messages[^1] is not LiveSessionClosed ? "something came after the end"
            : cell.Messages.Zip(cell.Messages.Skip(1), static (one, next) => next.Sequence > one.Sequence).Contains(false) ? "messages are doubled or out of order"
            : cell.Messages[^1].Sequence - cell.Messages.Count != cell.Messages.OfType<LiveInterrupted>().Sum(static cut => cut.DroppedAudioMessages) ? "messages are missing"
            : null;

    private static string? OfAnEnd(Fault fault, Cell cell)
    {
        LiveSessionClosed end = cell.Messages.OfType<LiveSessionClosed>().Single();
        return After<LiveReconnected>(cell).Any() ? "it came back"
            : fault.CloseCode > 0 && (end.ClosedBy != LiveCloser.Server || end.Code != fault.CloseCode || end.Reason != fault.CloseReason) ? $"it told another end: {end.Summary}"
            : fault.NextUpgrade > 0 && end.Error?.Message.Contains(fault.NextUpgrade.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) != true ? $"it does not tell of the refusal: {end.Error?.Message}"
            : null;
    }

    private static string? OfGoingOn(Place place, Cell cell)
    {
        LiveReconnected[] moves = [.. After<LiveReconnected>(cell)];
        bool hadLeft = place.Stage == Stage.Leaving;
        LiveReconnecting? first = After<LiveReconnecting>(cell).FirstOrDefault();
        int anew = cell.Messages.OfType<LiveReconnected>().Count(static move => !move.StateRestored);
        return cell.Messages[^1] is LiveSessionClosed { ClosedBy: not LiveCloser.Client } end ? $"it ended: {end.Summary}"
            : cell.Rounds.Find(static round => !round.IsAnswered) is { } open ? $"no answer to '{open.Question ?? "speech"}' after {open.Tries} tries"
            : OfTurns(place.Expected, cell)
            ?? (place.Expected.Turn == "unseen" ? null
            : first is null || moves.Length == 0 ? "it did not move"
            : moves.Length > MostMoves(place) ? $"{moves.Length} moves for one fault"
            : anew != (place.Expected.Anew ? 1 : 0) ? $"{anew} fresh sessions"
            : cell.Journal.Conversations.Distinct().Count() != 1 + anew ? "the service has another number of conversations than it was told"
            : moves[0].Gap < (hadLeft ? ResumePause : place.Fault.AwayAtLeast) ? $"it came back after {moves[0].Gap.TotalSeconds} s"
            : place.Fault.CloseCode > 0 && !hadLeft && first.Cause?.Code != place.Fault.CloseCode ? $"it left for another reason: {first.Summary}"
            : null);
    }

    // A loss that shows by silence alone takes another move; where the service asks for moves, they go on.
    private static int MostMoves(Place place) => place.Stage == Stage.NoHandle || place.Talk.IsLong ? 7 : place.Expected.Turn is "late" or "part" ? 2 : 1;

    private static string? OfTurns(Expected expected, Cell cell)
    {
        int lost = cell.Rounds.Sum(static round => round.Lost), unheard = cell.Rounds.Sum(static round => round.Unheard);
        int told = cell.Messages.OfType<LiveReconnected>().Count(static move => move.TurnLost);
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
        => cell.Messages.OfType<T>().Where(message => cell.When(message) >= cell.Dialer.StruckAt && message != cell.Messages.Find(welcome => welcome is LiveReconnected && cell.When(welcome) == cell.Dialer.StruckAt));
}
