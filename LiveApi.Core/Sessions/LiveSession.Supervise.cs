using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <content>What keeps it alive: one loop that watches over the connection, and takes the session to the next when it is time.</content>
public sealed partial class LiveSession
{
    private readonly Bell _bell;
    private readonly ReplyWatch _replies;
    private volatile Departure? _requested;
    private volatile bool _isWatched;
    private long _looksAgainAt;
    private long _overdueSaidFor;

    private ReconnectPolicy Policy => _options.Reconnect;

    private async Task SuperviseAsync(LiveConnection first)
    {
        try
        {
            LiveConnection? connection = first;
            while (connection is not null && await StayAsync(connection).ConfigureAwait(false) is { } departure)
            {
                connection = await MoveAsync(connection, departure).ConfigureAwait(false);
            }
        }
        catch (Exception fault)
        {
            // A mistake of our own must end the session, not leave it without an end.
            _connection?.Abort();
            End(new ConnectionEnd(LiveCloser.Client, 1006, string.Empty, OwnMistake.Explain("while it watched the connection", fault)));
        }
    }

    /// <summary>Stays with a connection until there is a reason to leave it; null: the session is over with it.</summary>
    private async Task<Departure?> StayAsync(LiveConnection connection)
    {
        while (true)
        {
            // Before anything is looked at: what changes while it is judged must ring.
            _isWatched = true;
            if (_requested is { } requested)
            {
                _requested = null;
                return requested;
            }

            // Before the end: a close that overtakes the session on its way out changes nothing.
            HandoverDecision plan = HandoverPlan.Decide(Situation, Policy);
            if (plan.Moves && TryLeave(plan.AtDeadline))
            {
                return new Departure(plan.Why!) { First = new Verdict(true, _options.ResumePause, plan.RenewsCredential, false) };
            }

            if (connection.Ended.IsCompleted)
            {
                ConnectionEnd end = await connection.Ended.ConfigureAwait(false);
                (Verdict verdict, CloseReason cause) = JudgeEnd(end);
                if (verdict.TriesAgain && Depart())
                {
                    return new Departure(Said(end, cause)) { Cause = cause, First = verdict };
                }

                if (!verdict.TriesAgain || State != LiveSessionState.HandingOver)
                {
                    End(end);
                    return null;
                }

                // Somebody else is leaving: word of it comes with the next ring.
                await _bell.WaitAsync(null).ConfigureAwait(false);
                continue;
            }

            long quietSince = QuietSince(connection);
            TimeSpan silence = _time.GetElapsedTime(quietSince);
            WatchdogDecision dog = Watchdogs.Decide(HasToSpeak, silence, _overdueSaidFor == quietSince, Policy);
            if (dog.IsHalfOpen && TryLeave(atDeadline: true))
            {
                connection.Abort();
                return AfterSilence(silence);
            }

            if (dog.IsOverdue)
            {
                _overdueSaidFor = quietSince;
                Post(new LiveReplyOverdue(silence));
            }

            TimeSpan? pause = Earlier(plan.LookAgainIn, dog.LookAgainIn);
            Volatile.Write(ref _looksAgainAt, pause is { } time ? MomentIn(time) : long.MaxValue);
            _isWatched = plan.Moves || (plan.LookAgainIn is not null && AnnouncedEnd is not null) || IsNearItsEnd;
            await _bell.WaitAsync(pause).ConfigureAwait(false);
        }
    }

    // A message that slips out while the session makes up its mind is a reason to stay: its answer would be lost.
    private bool TryLeave(bool atDeadline)
    {
        if (!Depart())
        {
            return false;
        }

        _outbox.Hold();
        if (atDeadline || Situation.IsQuiet)
        {
            return true;
        }

        _outbox.Release();
        Arrive();
        return false;
    }

    private (Verdict Verdict, CloseReason Cause) JudgeEnd(ConnectionEnd end)
    {
        CloseReason cause = DropCause.Of(end);
        if (_time.GetElapsedTime(_connectedAt) >= Policy.StableAfter)
        {
            _drops.Held();
        }

        Verdict verdict = DropVerdict.Decide(
            new Drop
            {
                Rule = cause.Retry,
                Class = cause.Class,
                ClosedBy = end.ClosedBy,
                Attempts = _drops.Attempts,
                AttemptsInTotal = _drops.AttemptsInTotal,
                Renewed = _drops.Renewed,
            },
            Policy,
            _options.ResumePause);
        return (verdict, cause);
    }

    private Departure AfterSilence(TimeSpan silence)
    {
        CloseReason cause = CloseCatalogue.Explain(1006, null);
        return new Departure($"nothing came for {silence.TotalSeconds:0} s while a reply was due: the connection is half-open") { IsSilence = true, Cause = cause, First = new Verdict(true, _options.ResumePause, false, false) };
    }

    private static string Said(ConnectionEnd end, CloseReason cause) => end.ClosedBy == LiveCloser.Server
        ? $"the server closed the connection ({cause.Code}{(cause.Reason.Length > 0 ? $": {cause.Reason}" : string.Empty)})"
        : "the connection broke";
}
