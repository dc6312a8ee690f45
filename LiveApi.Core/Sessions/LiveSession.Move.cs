using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>How it moves: the old connection first, then a pause, then the next one, and again until one holds.</content>
public sealed partial class LiveSession
{
    private readonly CancellationTokenSource _life = new();
    private readonly DropHistory _drops = new();
    private readonly Random _dice;
    private volatile Journey? _journey;
    private LiveConnection? _dialled;

    /// <summary>Takes the session to its next connection; null: there is none, and the session is over.</summary>
    private async Task<LiveConnection?> MoveAsync(LiveConnection old, Departure departure)
    {
        Journey journey = new(departure, _time.GetTimestamp())
        {
            Speaking = IsManualActivity && _replies.UserSpeaks,
            DroppedBefore = _flow.AudioDropped,
        };
        Verdict verdict = departure.First;
        Post(new LiveReconnecting(departure.Why) { Delay = verdict.Delay, Cause = departure.Cause, RenewsCredential = verdict.RenewsCredential });
        try
        {
            await old.LeaveAsync().ConfigureAwait(false);
            Pack(old, journey);
            while (true)
            {
                await PauseAsync(verdict, journey).ConfigureAwait(false);
                try
                {
                    return await RedialAsync(journey).ConfigureAwait(false);
                }
                catch (Exception fault) when (!_life.IsCancellationRequested)
                {
                    ConnectionEnd end = await HowItFailedAsync(fault).ConfigureAwait(false);
                    verdict = Judge(end, journey);
                    if (!verdict.TriesAgain)
                    {
                        return GiveUp(end, departure, fault);
                    }

                    Post(new LiveReconnecting($"attempt {journey.Attempts} failed: {fault.Message}")
                    {
                        Attempt = journey.Attempts + 1,
                        Delay = verdict.Delay,
                        Cause = DropCause.Of(end),
                        RenewsCredential = verdict.RenewsCredential,
                    });
                }
            }
        }
        catch (Exception given) when (_life.IsCancellationRequested)
        {
            // Whatever an attempt that is cut throws: platforms differ.
            if (_connection is { } half)
            {
                half.Abort();
                await half.Completion.ConfigureAwait(false);
            }

            return GiveUp(new ConnectionEnd(LiveCloser.Client, 1000, string.Empty, null), departure, given);
        }
        catch (Exception fault)
        {
            // A mistake of our own must end the session, and whoever waits for the move.
            _connection?.Abort();
            return GiveUp(new ConnectionEnd(LiveCloser.Client, 1006, string.Empty, fault), departure, fault);
        }
    }

    private LiveConnection? GiveUp(ConnectionEnd end, Departure departure, Exception why)
    {
        departure.Done.TrySetException(_life.IsCancellationRequested && why is not OperationCanceledException ? new OperationCanceledException(why.Message, why) : why);
        End(end);
        return null;
    }

    private async Task PauseAsync(Verdict verdict, Journey journey)
    {
        if (verdict.RenewsCredential)
        {
            _options.Credential.Renew();

            // One that is renewed ahead of its end may be refused, and is then got anew as after any drop.
            _drops.Renewed |= journey.Departure.Cause is not null || journey.Attempts > 0;
        }

        if (verdict.StartsAnew && !journey.IsFresh)
        {
            StartAnew(journey);
        }

        double dice = journey.Departure.Cause is null && journey.Attempts == 0 ? 0 : _dice.NextDouble();
        await Task.Delay(Backoff.Jitter(verdict.Delay, dice), _time, _life.Token).ConfigureAwait(false);
    }

    private async Task<LiveConnection> RedialAsync(Journey journey)
    {
        if (++journey.Attempts > 1 || journey.Departure.Cause is not null)
        {
            _drops.Try();
        }

        _dialled = null;
        _journey = journey;
        _ledger.Tools = journey.Departure.Tools ?? _ledger.Tools;
        Setup = NextSetup(journey);
        using CancellationTokenSource deadline = _time.CreateCancellationTokenSource(_options.ConnectTimeout);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(_life.Token, deadline.Token);
        LiveConnection connection;
        try
        {
            connection = await EstablishAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !_life.IsCancellationRequested)
        {
            throw TookTooLong();
        }

        Unpack(journey);
        connection.Open();
        Arrive();
        journey.Departure.Done.TrySetResult(true);
        return connection;
    }

    private async Task<ConnectionEnd> HowItFailedAsync(Exception fault)
    {
        if (_dialled is not { } tried)
        {
            return new ConnectionEnd(LiveCloser.Network, 1006, string.Empty, fault);
        }

        tried.Abort();
        await tried.Completion.ConfigureAwait(false);
        ConnectionEnd end = await tried.Ended.ConfigureAwait(false);
        return end is { ClosedBy: LiveCloser.Client, Fault: null } ? new ConnectionEnd(LiveCloser.Network, 1006, string.Empty, fault) : end;
    }

    private Verdict Judge(ConnectionEnd failed, Journey journey) => DropVerdict.Decide(
        new Drop
        {
            Rule = DropCause.Of(failed).Retry,
            Class = DropCause.Of(failed).Class,
            ClosedBy = LiveCloser.Network,
            WhileConnecting = true,
            WithHandle = !journey.IsFresh && _dialled is not null,
            SetupChanged = journey.Departure.Tools is not null,
            Attempts = Math.Max(journey.Attempts, _drops.Attempts),
            AttemptsInTotal = _drops.AttemptsInTotal,
            Renewed = _drops.Renewed,
        },
        Policy,
        _options.ResumePause);
}
