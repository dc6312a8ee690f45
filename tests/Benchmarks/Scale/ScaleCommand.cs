using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>How many sessions the simulator holds in real time: raised until the 99th percentile of its frames' lateness passes 10 ms.</summary>
internal static class ScaleCommand
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    internal static async Task<int> RunAsync(string[] options)
    {
        int chunk = Number(options, "--chunk", 20);
        int step = Number(options, "--step", chunk < 50 ? 100 : 250);
        int most = Number(options, "--most", chunk < 50 ? 800 : 1_750);
        int limit = Number(options, "--limit", 10);
        TimeSpan window = TimeSpan.FromSeconds(Number(options, "--seconds", 8));
        string folder = Directory.CreateTempSubdirectory("liveapi-scale").FullName;
        try
        {
            await using SimulatorProcess simulator = await SimulatorProcess.StartAsync(Option(options, "--simulator"), "--scenario", WriteScenario(folder));
            Console.WriteLine($"{chunk} ms chunks in, 200 ms and then 240 ms out, in real time; {Environment.ProcessorCount} processors");
            Console.WriteLine("sessions   late p50   late p99   late max   own p99   CPU of it   a session   CPU of load   memory a session");
            await RaiseAsync(simulator, TimeSpan.FromMilliseconds(chunk), (step, most, limit), window);
            return 0;
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task RaiseAsync(SimulatorProcess simulator, TimeSpan chunk, (int Step, int Most, int LimitMs) plan, TimeSpan window)
    {
        List<LoadSession> sessions = [];
        using LoadSender sender = new(chunk);
        try
        {
            await WarmAsync(simulator.Address);
            long bare = simulator.WorkingSet;
            int held = 0, rounds = 0;
            while (sessions.Count < plan.Most)
            {
                // Spread over a chunk of the service's, as people are: each round begins in the gaps of the last.
                double apart = 240.0 * 8 / plan.Step;
                long start = Stopwatch.GetTimestamp();
                for (int i = 0; i < plan.Step; i++)
                {
                    TimeSpan due = TimeSpan.FromMilliseconds((i * apart) + (rounds * 240.0 / plan.Most));
                    if (due - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } early) { await Task.Delay(early); }
                    LoadSession session = await LoadSession.OpenAsync(simulator.Address);
                    sessions.Add(session);
                    sender.Add(session);
                }

                rounds++;

                double p99 = await MeasureAsync(simulator, sessions, sender, window, bare);
                if (sessions.Find(session => session.Lost is not null) is { } lost) { Console.WriteLine($"a session was lost: {lost.Lost}"); break; }
                if (p99 > plan.LimitMs) { break; }
                held = sessions.Count;
            }

            Console.WriteLine($"held with p99 up to {plan.LimitMs} ms: {held}");
        }
        finally { sessions.ForEach(session => session.Dispose()); }
    }

    private static async Task<double> MeasureAsync(SimulatorProcess simulator, List<LoadSession> sessions, LoadSender sender, TimeSpan window, long bare)
    {
        await Task.Delay(Settling);
        _ = sender.TakeLateness();
        long start = Stopwatch.GetTimestamp();
        TimeSpan cpu = simulator.Cpu, own = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.Delay(window);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        double service = (simulator.Cpu - cpu) / took, load = (Process.GetCurrentProcess().TotalProcessorTime - own) / took;
        List<double> late = [];
        foreach (LoadSession session in sessions) { session.AddLateness(start, late); }
        late.Sort();
        List<double> ownLate = sender.TakeLateness();
        ownLate.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sessions.Count,8}{Part(late, 0.5),9:0.0} ms{Part(late, 0.99),8:0.0} ms{Part(late, 1),8:0.0} ms{Part(ownLate, 0.99),7:0.0} ms{service,12:P0}{service / sessions.Count,12:P2}{load,14:P0}{(simulator.WorkingSet - bare) / 1024.0 / sessions.Count,16:0} KB"));
        return Part(late, 0.99);
    }

    /// <summary>Sessions that come and go before anything is measured, so that code is compiled and pools are filled.</summary>
    private static async Task WarmAsync(Uri address)
    {
        LoadSession[] some = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LoadSession.OpenAsync(address)));
        await Task.Delay(Settling);
        foreach (LoadSession session in some) { session.Dispose(); }
        await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static double Part(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)];

    /// <summary>A model that begins to speak at once, from a recording, and does not stop while anybody measures.</summary>
    private static string WriteScenario(string folder)
    {
        byte[] pcm = new byte[48_000 * 240];
        for (int i = 0; i + 1 < pcm.Length; i += 2)
        {
            short sample = (short)(4_000 * Math.Sin(i * 0.05));
            (pcm[i], pcm[i + 1]) = ((byte)sample, (byte)(sample >> 8));
        }

        using (BinaryWriter wav = new(File.Create(Path.Combine(folder, "speech.wav")), Encoding.ASCII))
        {
            wav.Write("RIFF"u8); wav.Write(36 + pcm.Length); wav.Write("WAVEfmt "u8); wav.Write(16);
            wav.Write((short)1); wav.Write((short)1); wav.Write(24_000); wav.Write(48_000); wav.Write((short)2); wav.Write((short)16);
            wav.Write("data"u8); wav.Write(pcm.Length); wav.Write(pcm);
        }

        string file = Path.Combine(folder, "load.yaml");
        File.WriteAllText(file, "name: load\nservice: { output speed: 1, setup delay: 50ms }\nsteps:\n  - expect: setup\n  - say: speech\n    file: speech.wav\n    after: 1ms\n");
        return file;
    }

    private static int Number(string[] options, string name, int otherwise) => Option(options, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Option(string[] options, string name)
    {
        int at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : null;
    }
}
