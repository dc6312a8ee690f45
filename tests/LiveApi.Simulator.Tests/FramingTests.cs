using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>RFC 6455, byte by byte.</summary>
public class FramingTests
{
    private const string Setup = """{"setup":{"model":"models/gemini-3.8-live","systemInstruction":{"parts":[{"text":"Grüße, 日本"}]}}}""";

    public static TheoryData<string, byte[], int> BrokenFrames => new()
    {
        { "not masked", RawSocket.Frame(0x81, Encoding.UTF8.GetBytes(Setup), masked: false), 1002 },
        { "a reserved bit", RawSocket.Frame(0xC1, [1]), 1002 },
        { "a reserved opcode", RawSocket.Frame(0x83, [1]), 1002 },
        { "a reserved control opcode", RawSocket.Frame(0x8B, []), 1002 },
        { "a fragmented ping", RawSocket.Frame(0x09, [1]), 1002 },
        { "a ping of 126 bytes", RawSocket.Frame(0x89, new byte[126]), 1002 },
        { "a continuation of nothing", RawSocket.Frame(0x80, [1]), 1002 },
        { "a message inside a message", [.. RawSocket.Frame(0x01, [65]), .. RawSocket.Frame(0x81, [66])], 1002 },
        { "a length in too many bytes", [0x81, 0xFE, 0, 5, 1, 2, 3, 4, 0, 0, 0, 0, 0], 1002 },
        { "a negative length", [0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4], 1002 },
        { "text that is not UTF-8", RawSocket.Frame(0x81, [0xC3, 0x28]), 1007 },
        { "text that ends inside a character", RawSocket.Frame(0x81, [0xE6, 0x97]), 1007 },
        { "a close of one byte", RawSocket.Frame(0x88, [3]), 1002 },
        { "a close code that may not be sent", RawSocket.Frame(0x88, [3, 0xED]), 1002 },
        { "a close reason that is not UTF-8", RawSocket.Frame(0x88, [3, 0xE8, 0xFF]), 1007 },
        { "more than 16 MB", [0x81, 0xFF, 0, 0, 0, 0, 1, 0, 0, 1, 1, 2, 3, 4], 1009 },
    };

    [Theory]
    [MemberData(nameof(BrokenFrames))]
    public async Task A_broken_frame_fails_the_connection(string what, byte[] bytes, int code)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        await socket.WriteAsync(bytes);

        (int closed, string reason) = await socket.ReadCloseAsync();

        Assert.True(closed == code, $"{what}: {closed} {reason}");
        Assert.NotEmpty(reason);
    }

    [Fact]
    public async Task A_message_in_single_bytes_with_pings_between_is_one_message()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        byte[] setup = Encoding.UTF8.GetBytes(Setup);
        for (int i = 0; i < setup.Length; i++)
        {
            byte first = (byte)((i == setup.Length - 1 ? 0x80 : 0) | (i == 0 ? 1 : 0));
            await socket.WriteAsync(RawSocket.Frame(first, [setup[i]]));
            if (i == 5) { await socket.WriteAsync(RawSocket.Frame(0x89, [7, 8, 9])); }
        }

        (byte pong, byte[] echo) = await socket.ReadFrameAsync();
        Assert.Equal(0x8A, pong);
        Assert.Equal([7, 8, 9], echo);
        (byte answer, byte[] message) = await socket.ReadFrameAsync();
        Assert.Equal(0x82, answer);
        Assert.Contains("setupComplete", Encoding.UTF8.GetString(message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_in_a_binary_frame_is_understood()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        await socket.WriteAsync(RawSocket.Frame(0x82, Encoding.UTF8.GetBytes(Setup)));

        Assert.Contains("setupComplete", Encoding.UTF8.GetString((await socket.ReadFrameAsync()).Payload), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, "")]
    [InlineData(1001, "bye")]
    [InlineData(4999, "ours")]
    [InlineData(1005, "")]
    public async Task A_close_is_echoed_and_ends_the_connection(int code, string reason)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        await socket.WriteAsync(RawSocket.Frame(0x88, code == 1005 ? [] : [(byte)(code >> 8), (byte)code, .. Encoding.UTF8.GetBytes(reason)]));

        Assert.Equal((code, reason), await socket.ReadCloseAsync());
        Assert.True(await socket.IsOverAsync());
    }

    [Fact]
    public async Task A_large_message_passes()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        await socket.WriteAsync(RawSocket.Text(Setup));
        await socket.ReadFrameAsync();
        await socket.WriteAsync(RawSocket.Text("{\"realtimeInput\":{\"video\":{\"mimeType\":\"image/jpeg\",\"data\":\"" + new string('A', 4_000_000) + "\"}}}"));
        await socket.WriteAsync(RawSocket.Text("""{"realtimeInput":{"text":"still there?"}}"""));

        Assert.Contains("audio/pcm", Encoding.UTF8.GetString((await socket.ReadFrameAsync()).Payload), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void A_header_is_read_as_it_was_written(long length)
    {
        byte[] bytes = new byte[FrameHeader.MaxSize];
        FrameHeader header = new(true, Opcode.Binary, true, length, 0x04030201);
        int size = header.WriteTo(bytes);

        Assert.Equal(size, FrameHeader.SizeOf(bytes[1]));
        Assert.Equal(header, FrameHeader.Parse(bytes.AsSpan(0, size)));
    }

    [Fact]
    public void Masking_is_the_same_for_every_length()
    {
        for (int length = 0; length < 100; length++)
        {
            byte[] plain = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
            byte[] masked = [.. plain];
            Masking.Apply(masked, 0x44332211);

            Assert.Equal(plain.Select((value, i) => (byte)(value ^ (0x11 * ((i % 4) + 1)))), masked);
        }
    }

    [Fact]
    public void A_long_reason_is_cut_at_a_whole_character()
    {
        byte[] payload = new ClosePayload(1011, new string('x', 122) + "ü").ToBytes();

        Assert.Equal(2 + 122, payload.Length);
        Assert.Equal(2 + 123, new ClosePayload(1011, new string('x', 121) + "üü").ToBytes().Length);
    }
}
