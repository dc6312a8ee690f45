using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <content>How it ends: once, with one last message that says why.</content>
public sealed partial class LiveSession
{
    private readonly TaskCompletionSource<LiveSessionClosed> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<LiveSessionClosed> Ending => _completion.Task;

    /// <summary>Sends what is still to be sent, closes in order, and waits for the server's answer for as long as <see cref="LiveSessionOptions.CloseTimeout"/>.</summary>
    public async Task CloseAsync()
    {
        while (!Move(LiveSessionState.Ready, LiveSessionState.Closing))
        {
            if (State != LiveSessionState.HandingOver)
            {
                await _completion.Task.ConfigureAwait(false);
                return;
            }

            await ArriveOrGiveUpAsync().ConfigureAwait(false);
        }

        if (_connection is { } connection)
        {
            await connection.CloseAsync().ConfigureAwait(false);
        }

        await _completion.Task.ConfigureAwait(false);
    }

    // A session that moves may still have something to send: it is given the time that a close has.
    private async Task ArriveOrGiveUpAsync()
    {
        Task arrived = Arrival;
        using CancellationTokenSource over = new();
        if (await Task.WhenAny(arrived, Task.Delay(_options.ResumePause + _options.CloseTimeout, _time, over.Token)).ConfigureAwait(false) != arrived)
        {
            await _life.CancelAsync().ConfigureAwait(false);
            await arrived.ConfigureAwait(false);
        }

        await over.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Cuts the connection at once.</summary>
    public void Abort()
    {
        _life.Cancel();
        if (_connection is { } connection)
        {
            connection.Abort();
        }
        else if (State == LiveSessionState.Opening)
        {
            End(new ConnectionEnd(LiveCloser.Client, 1000, string.Empty, null));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private void End(ConnectionEnd end)
    {
        CloseReason reason = Volatile.Read(ref _stopped) ?? Why(end);
        LiveSessionClosed closed = new(end.ClosedBy, reason, end.Fault) { Attempts = _drops.AttemptsInTotal };
        if (Interlocked.CompareExchange(ref _closed, closed, null) is not null)
        {
            return;
        }

        // Second: who finds the session over finds the reason, too.
        Interlocked.Exchange(ref _state, (int)(closed.IsFault ? LiveSessionState.Faulted : LiveSessionState.Closed));
        _outbox.Complete(end.ClosedBy == LiveCloser.Client && end.Fault is null ? NotOpen() : DropCause.Of(end).ToException(end.Fault));
        closed.Unsent = _outbox.Abandoned;
        lock (_posting)
        {
            Post(closed);
            _inbox.Complete();
        }

        Arrive();
        _completion.TrySetResult(closed);
        _ledger.Dispose();
        _guard?.Dispose();
        _telemetry.Closed(closed.Code, closed.IsError ? reason.Fault.ToString() : null, _time.GetUtcNow());
    }

    // A code stands for what the line saw; who knows better says so in its own words.
    private static CloseReason Why(ConnectionEnd end)
    {
        CloseReason reason = CloseCatalogue.Explain(end.Code, end.Reason);
        return end.Fault is LiveException explained ? reason with { Fault = explained.Fault, Meaning = explained.Message, Advice = explained.Advice } : reason;
    }

    private LiveException RejectedSetup(ConnectionEnd end)
    {
        CloseReason reason = CloseCatalogue.Explain(end.Code, end.Reason);
        if (end.Fault is LiveException explained)
        {
            return explained;
        }

        LiveFault fault = reason.Fault is LiveFault.SessionClosed ? LiveFault.SetupRejected : reason.Fault;
        string words = reason.Reason.Length > 0 ? $"\"{reason.Reason}\" ({end.Code})" : $"code {end.Code}";
        bool nobodyAsked = reason.Class == CloseClass.Auth && _options.Credential == LiveCredential.None;
        bool endedInOrder = reason.Class == CloseClass.Normal;
        string meaning = nobodyAsked ? "No key or token was given." : endedInOrder ? "It said goodbye before the session had begun." : reason.Meaning;
        string advice = nobodyAsked
            ? "Give -ApiKey, -EphemeralToken or -AccessToken. A simulator that was not started from here takes any key: -ApiKey (ConvertTo-SecureString any -AsPlainText -Force)."
            : endedInOrder ? "Check the address and its path, and what stands between: the service completes a setup, or says what is wrong with it."
            : reason.Advice;
        return new LiveException(fault, $"{Endpoint.Host}:{Endpoint.Port} closed the connection during setup: {words}. {meaning}", advice, end.Fault) { Details = reason };
    }
}
