using System;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Transport;

/// <summary>The netstandard2.0 surface of ClientWebSocket leaves redirects to the platform, which may follow them.</summary>
public sealed partial class HostilePeerTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task The_key_does_not_follow_a_redirect(int status)
    {
        using RawPeer elsewhere = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(_peer.Options(), Token);
        using TcpClient client = await _peer.AcceptAsync();
        await HttpHead.ReadAsync(client.GetStream(), Token);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Moved\r\nLocation: http://127.0.0.1:{elsewhere.Address.Port}/\r\nContent-Length: 0\r\n\r\n"), Token);

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.UpgradeRefused, fault.Fault);
        Assert.Contains("Use the new address", fault.Advice, StringComparison.Ordinal);
        Assert.False(elsewhere.IsWaitedFor);
    }
}
