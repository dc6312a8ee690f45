using System;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>One socket with its two loops. It is opened once, ends once, and is never revived: the session above it opens another.</summary>
internal sealed partial class LiveConnection : IDisposable
{
    private readonly IMessageSocket _socket;
    private readonly IConnectionOwner _owner;
    private readonly TimeProvider _time;
    private readonly TimeSpan _closeTimeout;
    private Task _loops = Task.CompletedTask;
    private SocketClose? _closeToAnswer;
    private ConnectionEnd? _failure;
    private int _closing;
    private bool _cut;

    // Messages that have left the outbox and are not on the socket yet.
    private int _lost;

    internal LiveConnection(IMessageSocket socket, IConnectionOwner owner, int outboxCapacity, TimeProvider time, TimeSpan closeTimeout, FlowCounters? flow = null)
    {
        _socket = socket;
        _owner = owner;
        _time = time;
        _closeTimeout = closeTimeout;
        Outbox = new Outbox(outboxCapacity, time, flow);
    }

    /// <summary>What is to be sent on this connection.</summary>
    internal Outbox Outbox { get; }

    /// <summary>Ends when the service has completed the setup of this connection, or with why it did not.</summary>
    internal TaskCompletionSource<SetupComplete> SetupComplete { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Messages written to the socket so far.</summary>
    internal long Sent { get; private set; }

    /// <summary>When bytes last came from the server, as a timestamp of the session's clock.</summary>
    internal long LastRead { get; private set; }

    /// <summary>Ends when both loops have ended and the owner was told.</summary>
    internal Task Completion => _loops;

    internal void Start() => _loops = Task.Run(RunAsync);

    /// <summary>Sends a message at its place: at once if the way is free, through the outbox if not. It waits for room, never for the network.</summary>
    internal ValueTask SendAsync<T>(T message, Outbox.Encode<T> encode, CancellationToken cancellationToken)
    {
        if (!Outbox.TryBeginDirect(message, encode, out OutboxSlot? slot))
        {
            return Outbox.AddAsync(message, encode, cancellationToken);
        }

        _ = WriteDirectAsync(slot!);
        return default;
    }

    /// <summary>Sends what is in the outbox, then a close frame, and waits for the server's; after the time-out the socket is cut.</summary>
    internal async Task CloseAsync()
    {
        Interlocked.Exchange(ref _closing, 1);
        Outbox.Complete();
        using CancellationTokenSource deadline = _time.CreateCancellationTokenSource(_closeTimeout);
        using (deadline.Token.Register(static socket => ((IMessageSocket)socket!).Abort(), _socket))
        {
            await _loops.ConfigureAwait(false);
        }
    }

    /// <summary>Cuts the socket at once.</summary>
    internal void Abort()
    {
        Volatile.Write(ref _cut, true);
        Interlocked.Exchange(ref _closing, 1);
        Outbox.Complete();
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

    private async Task RunAsync()
    {
        Task sending = SendLoopAsync();
        ConnectionEnd end = await ReceiveLoopAsync().ConfigureAwait(false);

        // The send loop answers the server's close frame, or finds the socket broken; either way not for longer than a close may take.
        _closeToAnswer = end.ClosedBy == LiveCloser.Server ? new SocketClose(end.Code, string.Empty) : null;
        Outbox.Complete(end.ClosedBy == LiveCloser.Client ? null : Lost(end));
        using (CancellationTokenSource deadline = _time.CreateCancellationTokenSource(_closeTimeout))
        using (deadline.Token.Register(static socket => ((IMessageSocket)socket!).Abort(), _socket))
        {
            await sending.ConfigureAwait(false);
        }

        Dispose();
        _owner.OnEnded(this, Judge(end));
    }

    // A close that was to be orderly and lost messages on the way is not one.
    private ConnectionEnd Judge(ConnectionEnd end)
    {
        int unsent = Outbox.Count + Volatile.Read(ref _lost);
        return end is { ClosedBy: LiveCloser.Client, Fault: null } && unsent > 0 && !Volatile.Read(ref _cut)
            ? new ConnectionEnd(LiveCloser.Network, 1006, string.Empty, new LiveException(
                LiveFault.ConnectionLost,
                $"The connection broke while it was being closed, and {unsent} {(unsent == 1 ? "message that was" : "messages that were")} to be sent before that did not go out.",
                "Wait for the answer to what was sent before the session is closed; if the line is slow, send less at once."))
            : end;
    }

    // 1005 and 1006 stand for the absence of a code; they must not be put on the wire.
    private static int EchoCode(int code) => code is 1005 or 1006 ? (int)WebSocketCloseStatus.NormalClosure : code;

    private static LiveException Lost(ConnectionEnd end) => end.Fault as LiveException ?? CloseCatalogue.Explain(end.Code, end.Reason).ToException(end.Fault);
}
