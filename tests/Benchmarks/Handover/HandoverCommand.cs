using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.Benchmarks;

/// <summary>How long a handover leaves a session without a connection, beside the delays that the simulator's script and the service's pause make of it.</summary>
internal static class HandoverCommand
{
    private const double SetupDelayMs = 300;
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(20);

    internal static async Task<int> RunAsync(string[] options)
    {
        int times = 20;
        string? program = null;
        for (int i = 0; i + 1 < options.Length; i += 2)
        {
            if (options[i] == "--times") { times = int.Parse(options[i + 1], CultureInfo.InvariantCulture); }
            if (options[i] == "--simulator") { program = options[i + 1]; }
        }

        string folder = Directory.CreateTempSubdirectory("liveapi-handover").FullName;
        try
        {
            string file = Path.Combine(folder, "handover.yaml");
            await File.WriteAllTextAsync(file, $"name: handover\nservice: {{ setup delay: {SetupDelayMs}ms, session limit: off }}\nsteps:\n  - repeat: forever\n    steps:\n      - expect: text\n      - say: Here.\n      - go away: 30s\n");
            await using SimulatorProcess simulator = await SimulatorProcess.StartAsync(program, "--scenario", file);
            await MeasureAsync(simulator.Address, times);
            return 0;
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task MeasureAsync(Uri address, int times)
    {
        LiveSessionOptions options = new()
        {
            Endpoint = LiveEndpoint.Below(address, Backend.Gemini),
            Credential = LiveCredential.ApiKey("handover"),
            Setup = new Setup { Model = "models/gemini-3.8-live", SessionResumption = new SessionResumptionConfig() },
        };
        List<double> gaps = [], heard = [];
        TimeSpan dropped = TimeSpan.Zero;
        await using LiveSession session = await LiveSession.ConnectAsync(options, CancellationToken.None);
        using CancellationTokenSource over = new();
        Task microphone = SpeakAsync(session, over.Token);
        using (LiveReader reader = session.OpenReader())
        {
            DateTimeOffset last = default;
            await session.SendTextAsync("Are you there?");
            while (gaps.Count < times && await reader.ReadAsync() is { } message)
            {
                if (message is LiveReconnected move)
                {
                    gaps.Add(move.Gap.TotalMilliseconds);
                    heard.Add((move.ReceivedAt - last).TotalMilliseconds);
                    dropped += move.AudioDropped;
                    await session.SendTextAsync("And now?");
                }
                else if (message is not LiveReconnecting) { last = message.ReceivedAt; }
            }
        }

        await over.CancelAsync();
        await microphone;
        Tell(options.ResumePause.TotalMilliseconds, gaps, heard, dropped);
    }

    private static void Tell(double pause, List<double> gaps, List<double> heard, TimeSpan dropped)
    {
        double script = pause + SetupDelayMs;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gaps.Count} handovers; scripted: pause {pause:0} ms + setup {SetupDelayMs:0} ms = {script:0} ms; close and upgrade answer at once"));
        Console.WriteLine("                                        median       p99       most   over the script (median, most)");
        foreach ((string name, List<double> all) in new[] { ("gap as Reconnected says", gaps), ("last message to the first", heard) })
        {
            all.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-34}{Part(all, 0.5),9:0.0} ms{Part(all, 0.99),7:0.0} ms{all[^1],8:0.0} ms{Part(all, 0.5) - script,14:0.0} ms{all[^1] - script,10:0.0} ms"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audio of the open microphone that was left out: {dropped.TotalMilliseconds:0} ms"));
    }

    // A hum far below speech: a session that is listened to moves all the same.
    private static async Task SpeakAsync(LiveSession session, CancellationToken over)
    {
        byte[] pcm = new byte[(int)(Piece.TotalSeconds * 32_000)];
        using PeriodicTimer clock = new(Piece);
        try
        {
            while (await clock.WaitForNextTickAsync(over)) { await session.SendAudioAsync(pcm, cancellationToken: over); }
        }
        catch (OperationCanceledException) { }
    }

    private static double Part(List<double> sorted, double part) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)];
}
