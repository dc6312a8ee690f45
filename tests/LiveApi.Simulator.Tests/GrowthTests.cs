using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What sessions leave behind, and what one session holds, over an hour of virtual time.</summary>
[Collection(VirtualTime.Alone)]
public class GrowthTests(ITestOutputHelper output)
{
    private const int Connections = 360;
    private const string Setup = """{"setup":{"model":"models/gemini-3.8-live","sessionResumption":{},"realtimeInputConfig":{"activityHandling":"NO_INTERRUPTION"}}}""";

    private static readonly byte[] Audio = RawSocket.Text("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=16000\",\"data\":\"" + Convert.ToBase64String(new byte[3_200]) + "\"}}}");

    [Fact]
    public async Task An_hour_of_sessions_leaves_no_more_behind_than_half_an_hour()
    {
        VirtualTime time = new() { Records = false };
        long half = 0, whole = 0;
        await time.PlayAsync(async () =>
        {
            SimulatorServer server = new(new SimulatorOptions { Clock = time.Clock });
            for (int i = 1; i <= Connections; i++)
            {
                await ConverseAsync(time, server);
                if (i == Connections * 2 / 3) { half = Held(); }
            }

            whole = Held();
            GC.KeepAlive(server);
        });
        output.WriteLine($"{time.Clock.Elapsed}: {half / 1024} KB after 240 sessions, {whole / 1024} KB after {Connections}");

        Assert.InRange(time.Clock.Elapsed, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(75));
        // The journals of the newest 200 connections are kept: that bound was reached before the first look. What grows is 1 KB a session, for the two hours that its handle is good.
        Assert.InRange(whole - half, long.MinValue, 256 * 1024);
    }

    [Fact]
    public async Task A_session_in_which_both_sides_speak_for_minutes_stays_small()
    {
        VirtualTime time = new() { Records = false };
        const int Sessions = 8;
        long before = 0, after = 0;
        await time.PlayAsync(async () =>
        {
            SimulatorServer server = Serve("name: talk\nservice: { output speed: 1 }\nsteps:\n  - expect: setup\n  - say: speech\n    lasting: 5min\n", time.Clock);
            await using (RawSocket first = await OpenAsync(time, server)) { await first.Stream.DisposeAsync(); }
            before = Held();
            RawSocket[] sockets = new RawSocket[Sessions];
            for (int i = 0; i < Sessions; i++)
            {
                sockets[i] = await OpenAsync(time, server);
                _ = DrainAsync(sockets[i].Stream);
            }

            for (int sent = 0; sent < 1_200; sent++)
            {
                foreach (RawSocket socket in sockets) { await socket.WriteAsync(Audio); }
                await Task.Delay(TimeSpan.FromMilliseconds(100), time.Clock, TestContext.Current.CancellationToken);
            }

            after = Held();
            foreach (RawSocket socket in sockets) { await socket.Stream.DisposeAsync(); }
            GC.KeepAlive(server);
        });
        output.WriteLine($"{(after - before) / 1024 / Sessions} KB a session after {time.Clock.Elapsed}");

        // Below nothing is possible: what earlier tests left in pools goes meanwhile.
        Assert.InRange((after - before) / Sessions, long.MinValue, 150 * 1024);
    }

    private static async Task ConverseAsync(VirtualTime time, SimulatorServer server)
    {
        await using RawSocket socket = await OpenAsync(time, server);
        await socket.WriteAsync(RawSocket.Text("""{"realtimeInput":{"text":"Good morning."}}"""));
        for (int i = 0; i < 10; i++)
        {
            await socket.WriteAsync(Audio);
            await Task.Delay(TimeSpan.FromSeconds(1), time.Clock, TestContext.Current.CancellationToken);
        }

        await socket.Stream.DisposeAsync();
    }

    private static async Task<RawSocket> OpenAsync(VirtualTime time, SimulatorServer server)
    {
        RawSocket socket = await RawSocket.OverAsync(time.Connect(server.ServeAsync));
        await socket.WriteAsync(RawSocket.Text(Setup));
        await socket.ReadFrameAsync();
        return socket;
    }

    private static async Task DrainAsync(Stream stream)
    {
        byte[] rest = new byte[4_096];
        try { while (await stream.ReadAsync(rest) > 0) { } }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException) { }
    }

    private static long Held()
    {
        // Each full collection lets the shared pools of arrays give some of theirs back.
        for (int i = 0; i < 6; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static SimulatorServer Serve(string scenario, TimeProvider clock)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, scenario, Encoding.UTF8);
            return new SimulatorServer(new SimulatorOptions { Scenario = file, Clock = clock });
        }
        finally { File.Delete(file); }
    }
}
