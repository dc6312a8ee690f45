using System;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>One socket with its two loops. It is opened once, ends once, and is never revived: the session above it opens another.</summary>
internal sealed partial class LiveConnection : ISlotWriter, IDisposable
{
    private readonly IMessageSocket _socket;
    private readonly IConnectionOwner _owner;
    private readonly TimeProvider _time;
    private readonly TimeSpan _closeTimeout;
    private readonly TaskCompletionSource<bool> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ConnectionEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _loops = Task.CompletedTask;
    private SocketClose? _closeToAnswer;
    private ConnectionEnd? _failure;
    private int _closing;
    private bool _cut;

    internal LiveConnection(IMessageSocket socket, IConnectionOwner owner, Outbox outbox, TimeProvider time, TimeSpan closeTimeout)
    {
        _socket = socket;
        _owner = owner;
        _time = time;
        _closeTimeout = closeTimeout;
        Outbox = outbox;
        LastRead = time.GetTimestamp();
    }

    /// <summary>The session's: what it has to send is this connection's from <see cref="Open"/> to its end.</summary>
    internal Outbox Outbox { get; }

    /// <summary>Ends with the connection, when both loops have.</summary>
    internal Task<ConnectionEnd> Ended => _ended.Task;

    /// <summary>Ends when the service has completed the setup of this connection, or with why it did not.</summary>
    internal TaskCompletionSource<SetupComplete> SetupComplete { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Messages written to the socket so far.</summary>
    internal long Sent { get; private set; }

    /// <summary>When bytes last came from the server, as a timestamp of the session's clock.</summary>
    internal long LastRead { get; private set; }

    /// <summary>Ends when both loops have ended and the owner was told.</summary>
    internal Task Completion => _loops;

    /// <summary>Starts both loops. The first message goes out by itself; nothing follows it until <see cref="Open"/>.</summary>
    internal void Start(ReadOnlyMemory<byte> first) => _loops = Task.Run(() => RunAsync(first));

    /// <summary>From here on the outbox empties into this connection.</summary>
    internal void Open()
    {
        Outbox.Attach(this);
        _opened.TrySetResult(true);
    }

    /// <summary>Sends what is in the outbox, then a close frame, and waits for the server's; after the time-out the socket is cut.</summary>
    internal Task CloseAsync()
    {
        Outbox.Complete();
        return EndAsync();
    }

    /// <summary>Closes in the same order, and leaves what is in the outbox for another connection.</summary>
    internal Task LeaveAsync()
    {
        Outbox.Retire();
        return EndAsync();
    }

    /// <summary>Cuts the socket at once.</summary>
    internal void Abort()
    {
        Volatile.Write(ref _cut, true);
        Interlocked.Exchange(ref _closing, 1);
        _socket.Abort();
    }

    /// <summary>Cuts the socket for a reason of this side, which becomes the connection's end.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="closedBy">Whose doing it is.</param>
    internal void Fail(LiveException reason, LiveCloser closedBy = LiveCloser.Client)
    {
        _failure ??= new ConnectionEnd(closedBy, 1006, string.Empty, reason);
        _socket.Abort();
    }

    public void Dispose() => _socket.Dispose();

    private async Task EndAsync()
    {
        Interlocked.Exchange(ref _closing, 1);
        _opened.TrySetResult(false);
        using CancellationTokenSource deadline = _time.CreateCancellationTokenSource(_closeTimeout);
        using (deadline.Token.Register(static socket => ((IMessageSocket)socket!).Abort(), _socket))
        {
            await _loops.ConfigureAwait(false);
        }
    }

    private async Task RunAsync(ReadOnlyMemory<byte> first)
    {
        Task sending = SendLoopAsync(first);
        ConnectionEnd end = await ReceiveLoopAsync().ConfigureAwait(false);

        // The send loop answers the server's close frame, or finds the socket broken; either way not for longer than a close may take.
        _closeToAnswer = end.ClosedBy == LiveCloser.Server ? new SocketClose(end.Code, string.Empty) : null;
        _opened.TrySetResult(false);
        Outbox.Retire();
        using (CancellationTokenSource deadline = _time.CreateCancellationTokenSource(_closeTimeout))
        using (deadline.Token.Register(static socket => ((IMessageSocket)socket!).Abort(), _socket))
        {
            await sending.ConfigureAwait(false);
        }

        // What was being written ends with the socket; it must not reach into the next connection.
        Dispose();
        await Outbox.DirectEnded.ConfigureAwait(false);
        end = Judge(end);
        _ended.TrySetResult(end);
        _owner.OnEnded(this, end);
    }

    // A close that was to be orderly and lost messages on the way is not one.
    private ConnectionEnd Judge(ConnectionEnd end)
    {
        int unsent = Outbox.IsCompleted ? Outbox.Count : 0;
        return end is { ClosedBy: LiveCloser.Client, Fault: null } && unsent > 0 && !Volatile.Read(ref _cut)
            ? new ConnectionEnd(LiveCloser.Network, 1006, string.Empty, new LiveException(
                LiveFault.ConnectionLost,
                $"The connection broke while it was being closed, and {unsent} {(unsent == 1 ? "message that was" : "messages that were")} to be sent before that did not go out.",
                "Wait for the answer to what was sent before the session is closed; if the line is slow, send less at once."))
            : end;
    }

    // 1005 and 1006 stand for the absence of a code; they must not be put on the wire.
    private static int EchoCode(int code) => code is 1005 or 1006 ? (int)WebSocketCloseStatus.NormalClosure : code;
}
