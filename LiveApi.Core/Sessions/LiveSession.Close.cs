using System.Threading;
using System.Threading.Tasks;
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
        if (State == LiveSessionState.HandingOver)
        {
            await _moved.Task.ConfigureAwait(false);
        }

        if (_connection is { } connection && Move(LiveSessionState.Ready, LiveSessionState.Closing))
        {
            await connection.CloseAsync().ConfigureAwait(false);
        }

        await _completion.Task.ConfigureAwait(false);
    }

    /// <summary>Cuts the connection at once.</summary>
    public void Abort()
    {
        _life.Cancel();
        if (_connection is { } connection)
        {
            connection.Abort();
        }
        else
        {
            End(new ConnectionEnd(LiveCloser.Client, 1000, string.Empty, null));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private void End(ConnectionEnd end)
    {
        CloseReason reason = Volatile.Read(ref _stopped) ?? CloseCatalogue.Explain(end.Code, end.Reason);
        LiveSessionClosed closed = new(end.ClosedBy, reason, end.Fault);
        if (Interlocked.Exchange(ref _state, (int)(closed.IsFault ? LiveSessionState.Faulted : LiveSessionState.Closed))
            is (int)LiveSessionState.Closed or (int)LiveSessionState.Faulted)
        {
            return;
        }

        Closed = closed;
        Post(closed);
        _inbox.Complete();
        _completion.TrySetResult(closed);
        _ledger.Dispose();
        _guard?.Dispose();
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
        return new LiveException(fault, $"{Endpoint.Host}:{Endpoint.Port} closed the connection during setup: {words}. {reason.Meaning}", reason.Advice, end.Fault);
    }
}
