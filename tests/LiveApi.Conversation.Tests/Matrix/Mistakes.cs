using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Mistakes that a session could make.</summary>
internal enum Mistake
{
    /// <summary>A tool's result that waited for the next connection does not go out on it.</summary>
    DropsHeldResult,

    /// <summary>An interruption passes unnoticed, so that the sound before it is read.</summary>
    PassesStaleSound,

    /// <summary>The first text after a move goes out twice.</summary>
    ReplaysText,

    /// <summary>Only the first handle is ever known.</summary>
    KeepsFirstHandle,

    /// <summary>A close frame is read and not acted upon.</summary>
    SwallowsClose,
}

/// <summary>Makes a right session a wrong one: it stands between the session and the wire, where the judge does not look.</summary>
internal sealed class MistakenDialer(IDialer inner, Mistake mistake) : IDialer
{
    private int _dials;

    public async Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken)
        => new MistakenSocket(await inner.DialAsync(request, timeline, cancellationToken), mistake, hasMoved: ++_dials > 1);

    private sealed class MistakenSocket(IMessageSocket inner, Mistake mistake, bool hasMoved) : IMessageSocket
    {
        private static readonly byte[] Nothing = Encoding.UTF8.GetBytes("""{"serverContent":{}}""");

        private readonly TaskCompletionSource<SocketMessage> _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isMade;

        public async ValueTask SendAsync(ReadOnlyMemory<byte> utf8)
        {
            WireMessage message = WireMessage.Sent(0, default, utf8.Span);
            bool makesIt = hasMoved && !_isMade && mistake switch
            {
                Mistake.DropsHeldResult => message.Out!.ToolResponse is not null,
                Mistake.ReplaysText => message.Text is not null,
                _ => false,
            };
            _isMade |= makesIt;
            for (int times = !makesIt ? 1 : mistake == Mistake.ReplaysText ? 2 : 0; times > 0; times--)
            {
                await inner.SendAsync(utf8);
            }
        }

        public async ValueTask<SocketMessage> ReceiveAsync()
        {
            SocketMessage received = await inner.ReceiveAsync();
            if (received.Close is not null)
            {
                return mistake == Mistake.SwallowsClose ? await _silence.Task : received;
            }

            WireMessage message = WireMessage.Received(0, default, received.Payload.Span);
            return (mistake == Mistake.KeepsFirstHandle && hasMoved && message.NewHandle is not null)
                || (mistake == Mistake.PassesStaleSound && message.Interrupts) ? new SocketMessage(Nothing, null) : received;
        }

        public bool Cork() => inner.Cork();

        public ValueTask UncorkAsync() => inner.UncorkAsync();

        public Task CloseOutputAsync(int code, string? reason) => inner.CloseOutputAsync(code, reason);

        public void Abort()
        {
            inner.Abort();
            _silence.TrySetException(new System.IO.IOException("Cut."));
        }

        public void Dispose()
        {
            inner.Dispose();
            _silence.TrySetException(new System.IO.IOException("Disposed."));
            _ = _silence.Task.Exception;
        }
    }
}
