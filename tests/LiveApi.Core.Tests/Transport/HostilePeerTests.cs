using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Transport;

/// <summary>An other end that breaks off anywhere, or breaks the rules: each time one end with a cause and advice, and never a wait without end.</summary>
public sealed partial class HostilePeerTests : IDisposable
{
    private static readonly byte[] SetupComplete = RawPeer.Frame(0x82, Encoding.UTF8.GetBytes("""{"setupComplete":{}}"""));
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("""{"serverContent":{"modelTurn":{"parts":[{"text":"grüß 😀"}]}}}""");

    private readonly RawPeer _peer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Breaches => new()
    {
        { "a masked frame", [0x82, 0x81, 1, 2, 3, 4, (byte)'{' ^ 1] },
        { "a reserved bit", RawPeer.Frame(0xA2, Text) },
        { "compression unasked", RawPeer.Frame(0xC2, Text) },
        { "an opcode that does not exist", RawPeer.Frame(0x83, Text) },
        { "a control opcode that does not exist", RawPeer.Frame(0x8B, Text) },
        { "a fragment of nothing", RawPeer.Frame(0x80, Text) },
        { "a message within a message", [.. RawPeer.Frame(0x02, Text), .. RawPeer.Frame(0x82, Text)] },
        { "a length below zero", [0x82, 127, 0xFF, 0, 0, 0, 0, 0, 0, 1] },
        { "a ping in pieces", RawPeer.Frame(0x09, 1) },
        { "a ping that is too long", RawPeer.Frame(0x89, new byte[126]) },
        { "text that is not UTF-8", RawPeer.Frame(0x81, 0xFF, 0xFE) },
        { "a close of one byte", RawPeer.Frame(0x88, 3) },
        { "a close with a code that does not exist", RawPeer.Frame(0x88, 0, 1) },
        { "a close with a code that stands for none", RawPeer.Frame(0x88, 1006 >> 8, 1006 & 255) },
        { "a close whose reason is not UTF-8", RawPeer.Frame(0x88, 1011 >> 8, 1011 & 255, 0xFF) },
    };

    public void Dispose() => _peer.Dispose();

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task Who_breaks_the_rules_of_WebSocket_is_called_that(string breach, byte[] frames)
    {
        LiveSessionClosed closed = await EndAsync([.. SetupComplete, .. frames]);

        Assert.Equal((1006, LiveCloser.Network), (closed.Code, closed.ClosedBy));
        Assert.StartsWith("The other end broke the rules of WebSocket: ", closed.Meaning, StringComparison.Ordinal);
        Assert.DoesNotContain("InnerException", closed.Meaning, StringComparison.Ordinal);
        Assert.Equal(LiveFault.ConnectionLost, Assert.IsType<LiveException>(closed.Error, exactMatch: false).Fault);
        Assert.False(string.IsNullOrEmpty(breach));
    }

    [Fact]
    public async Task A_message_in_single_bytes_with_pings_between_is_whole()
    {
        IEnumerable<byte> pieces = Text.SelectMany((one, i) => RawPeer.Frame((byte)((i == 0 ? 1 : 0) | (i == Text.Length - 1 ? 0x80 : 0)), one).Concat(RawPeer.Frame(0x89, 7)));
        Task<LiveSession> connecting = LiveSession.ConnectAsync(_peer.Options(), Token);
        using TcpClient client = await _peer.AnswerSetupAsync([.. SetupComplete, .. pieces, .. RawPeer.Frame(0x88, 1000 >> 8, 1000 & 255)]);
        await using LiveSession session = await connecting;
        using LiveReader reader = session.OpenReader();

        Assert.Equal("grüß 😀", Assert.IsType<LiveText>(await reader.ReadAsync(Token)).Text);
        client.Close();
        Assert.IsType<LiveSessionClosed>(await reader.ReadAsync(Token));
    }

    [Fact]
    public async Task An_upgrade_that_is_cut_at_any_byte_is_one_fault_with_advice()
    {
        byte[] upgrade = Encoding.ASCII.GetBytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
        for (int length = 1; length < upgrade.Length; length++)
        {
            Task<LiveSession> connecting = LiveSession.ConnectAsync(_peer.Options(), Token);
            using TcpClient client = await _peer.AcceptAsync();
            await HttpHead.ReadAsync(client.GetStream(), Token);
            await client.GetStream().WriteAsync(upgrade.AsMemory(0, length), Token);
            client.Close();

            LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

            Assert.Equal(LiveFault.ConnectionLost, fault.Fault);
            Assert.NotEmpty(fault.Advice);
        }
    }

    [Fact]
    public async Task A_setupComplete_that_is_cut_at_any_byte_is_one_fault_with_advice()
    {
        for (int length = 0; length < SetupComplete.Length; length++)
        {
            Task<LiveSession> connecting = LiveSession.ConnectAsync(_peer.Options(), Token);
            (await _peer.AnswerSetupAsync(SetupComplete[..length])).Close();

            LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

            Assert.Equal(LiveFault.ConnectionLost, fault.Fault);
            Assert.NotEmpty(fault.Advice);
        }
    }

    [Fact]
    public async Task A_reset_in_the_middle_of_an_upgrade_is_not_a_port_that_is_shut()
    {
        Task<LiveSession> connecting = LiveSession.ConnectAsync(_peer.Options(), Token);

        // Who has heard nothing yet may try once more.
        while (await Task.WhenAny(connecting, _peer.AcceptAsync()) is Task<TcpClient> accepted)
        {
            using TcpClient client = await accepted;
            await HttpHead.ReadAsync(client.GetStream(), Token);
            client.LingerState = new LingerOption(true, 0);
        }

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.ConnectionLost, fault.Fault);
        Assert.DoesNotContain("Start-LiveSimulator", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goodbye_instead_of_a_session_is_not_an_end_in_good_order()
    {
        Task<LiveSession> connecting = LiveSession.ConnectAsync(_peer.Options(), Token);
        using TcpClient client = await _peer.AnswerSetupAsync(RawPeer.Frame(0x88, 1000 >> 8, 1000 & 255));
        client.Client.Shutdown(SocketShutdown.Send);

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.SetupRejected, fault.Fault);
        Assert.StartsWith("Check the address", fault.Advice, StringComparison.Ordinal);
    }

    private async Task<LiveSessionClosed> EndAsync(byte[] frames)
    {
        Task<LiveSession> connecting = LiveSession.ConnectAsync(_peer.Options(), Token);
        using TcpClient client = await _peer.AnswerSetupAsync(frames);
        client.Client.Shutdown(SocketShutdown.Send);
        await using LiveSession session = await connecting;
        return await session.Completion;
    }
}
