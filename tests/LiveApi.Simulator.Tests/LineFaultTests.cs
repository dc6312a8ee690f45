using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(VirtualTime.Alone, DisableParallelization = true)]
public sealed class VirtualTimeCollection;

/// <summary>Lines that are slow, late or dead, on a virtual clock: the times are exact.</summary>
[Collection(VirtualTime.Alone)]
public class LineFaultTests
{
    private const string Setup = """{"setup":{"model":"models/gemini-3.8-live"}}""";
    private const string Text = """{"realtimeInput":{"text":"go"}}""";

    [Fact]
    public async Task A_pong_can_be_late()
    {
        TimeSpan pong = await PlayAsync("pong: 20s", async (socket, clock) =>
        {
            TimeSpan start = clock.Elapsed;
            await socket.WriteAsync(RawSocket.Frame(0x89, [7]));
            (byte first, byte[] payload) = await socket.ReadFrameAsync();
            Assert.Equal((0x8A, 7), (first, payload[0]));
            return clock.Elapsed - start;
        });

        Assert.Equal(TimeSpan.FromSeconds(20), pong);
    }

    [Fact]
    public async Task What_the_client_says_can_be_heard_late_and_in_order()
    {
        TimeSpan late = await PlayAsync("upload latency: 2s, upload jitter: 1s, response delay: 1ms", async (socket, clock) =>
        {
            TimeSpan start = clock.Elapsed;
            await socket.WriteAsync(RawSocket.Text(Text));
            await socket.ReadFrameAsync();
            return clock.Elapsed - start;
        });

        Assert.InRange(late, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3.1));
    }

    [Fact]
    public async Task A_slow_reader_makes_the_client_wait()
    {
        byte[] megabyte = RawSocket.Text("{\"realtimeInput\":{\"video\":{\"mimeType\":\"image/jpeg\",\"data\":\"" + Convert.ToBase64String(new byte[750_000]) + "\"}}}");
        TimeSpan blocked = await PlayAsync("upload bandwidth: 100 kB/s", async (socket, clock) =>
        {
            TimeSpan start = clock.Elapsed;
            for (int i = 0; i < 3; i++) { await socket.WriteAsync(megabyte); }
            return clock.Elapsed - start;
        });

        // Three megabytes at 100 kB/s, less the last one, which is on its way.
        Assert.InRange(blocked, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(21));
    }

    [Fact]
    public async Task A_slow_writer_cuts_frames_anywhere_and_takes_its_time()
    {
        TimeSpan took = await PlayAsync("write size: 3, bandwidth: 10 B/s, json: compact", async (socket, clock) =>
        {
            await socket.WriteAsync(RawSocket.Text(Text));
            TimeSpan start = clock.Elapsed;
            (_, byte[] message) = await socket.ReadFrameAsync();
            Assert.StartsWith("{\"serverContent\"", Encoding.UTF8.GetString(message), StringComparison.Ordinal);
            return (clock.Elapsed - start) / (message.Length + 4);
        }, steps: "- expect: text\n- say: \"\"\n");

        Assert.InRange(took, TimeSpan.FromSeconds(0.09), TimeSpan.FromSeconds(0.12));
    }

    [Fact]
    public async Task A_half_open_connection_neither_answers_nor_ends_until_its_time_is_up()
    {
        TimeSpan ended = await PlayAsync("connection lifetime: 60s, go away lead: 10s", async (socket, clock) =>
        {
            await socket.WriteAsync(RawSocket.Text(Text));
            await socket.WriteAsync(RawSocket.Frame(0x89, [7]));
            Assert.True(await socket.IsOverAsync());
            return clock.Elapsed;
        }, steps: "- expect: text\n- fault: half open\n- say: unheard\n");

        Assert.Equal(60, ended.TotalSeconds, 1.0);
    }

    [Fact]
    public async Task A_client_that_leaves_a_stalled_line_leaves_nothing_behind()
    {
        VirtualTime time = new();
        bool over = false;
        await time.PlayAsync(async () =>
        {
            SimulatorServer server = Serve("- expect: text\n- stall: forever\n- say: unheard\n", "", time.Clock);
            await using RawSocket socket = await RawSocket.OverAsync(time.Connect(async (stream, stop) =>
            {
                await server.ServeAsync(stream, stop);
                over = true;
            }));
            await socket.WriteAsync(RawSocket.Text(Setup));
            await socket.ReadFrameAsync();
            await socket.WriteAsync(RawSocket.Text(Text));
            await Task.Delay(TimeSpan.FromSeconds(30), time.Clock, TestContext.Current.CancellationToken);
            Assert.False(over);
            await socket.Stream.DisposeAsync();
            await Task.Delay(TimeSpan.FromSeconds(3), time.Clock, TestContext.Current.CancellationToken);
            Assert.True(over);
        });
    }

    [Fact]
    public async Task Silence_at_the_upgrade_lasts()
    {
        VirtualTime time = new();
        await time.PlayAsync(async () =>
        {
            SimulatorServer server = Serve("- expect: text\n", "upgrade: silence", time.Clock);
            Stream stream = time.Connect(server.ServeAsync);
            Task<RawSocket> upgrade = RawSocket.OverAsync(stream);
            await Task.Delay(TimeSpan.FromHours(1), time.Clock, TestContext.Current.CancellationToken);
            Assert.False(upgrade.IsCompleted);
            await stream.DisposeAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => upgrade);
        });
    }

    private static async Task<TimeSpan> PlayAsync(string service, Func<RawSocket, VirtualClock, Task<TimeSpan>> play, string steps = "- expect: text\n- say: hello\n")
    {
        VirtualTime time = new();
        TimeSpan result = default;
        await time.PlayAsync(async () =>
        {
            await using RawSocket socket = await RawSocket.OverAsync(time.Connect(Serve(steps, service, time.Clock).ServeAsync));
            await socket.WriteAsync(RawSocket.Text(Setup));
            await socket.ReadFrameAsync();
            result = await play(socket, time.Clock);
            await socket.Stream.DisposeAsync();
        });
        return result;
    }

    private static SimulatorServer Serve(string steps, string service, TimeProvider clock)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"name: line\nservice: {{ {service} }}\nsteps:\n{steps}");
            return new SimulatorServer(new SimulatorOptions { Scenario = file, Clock = clock });
        }
        finally { File.Delete(file); }
    }
}
