using System;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Diagnostics;

/// <summary>A socket whose sent messages the flight recorder sees, in the order that they are written.</summary>
internal sealed class FlightSocket(IMessageSocket socket, FlightRecorder recorder) : IMessageSocket
{
    public ValueTask SendAsync(ReadOnlyMemory<byte> utf8)
    {
        recorder.Sent(utf8.Span);
        return socket.SendAsync(utf8);
    }

    public bool Cork() => socket.Cork();

    public ValueTask UncorkAsync() => socket.UncorkAsync();

    public ValueTask<SocketMessage> ReceiveAsync() => socket.ReceiveAsync();

    public Task CloseOutputAsync(int code, string? reason) => socket.CloseOutputAsync(code, reason);

    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();
}
