using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Simulator.Hosting;
using LiveApi.Transport;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests.Support;

/// <summary>
/// Client and simulator in one process, on one clock that goes on only when both have nothing left to do: ten minutes pass in milliseconds, and the
/// same scenario, seed and calls give the same bytes at the same moments.
/// </summary>
/// <remarks>
/// <code>
/// [Collection(VirtualWorld.Alone)]
/// ...
/// VirtualWorld world = new("go-away");                        // a name, a file, or the YAML itself
/// await world.PlayAsync(async () =>
/// {
///     await using LiveSession session = await world.ConnectAsync();
///     await Task.Delay(TimeSpan.FromMinutes(10), world.Clock);    // virtual: no time at all
///     ...
/// });
/// // world.Tape: a line for each piece that went over a connection, with its moment.
/// </code>
/// Inside PlayAsync wait for nothing but the session and <see cref="Clock"/>: no blocking, no real timers, no real sockets. Two tasks of a test that
/// act on the same event have no order between them; let one follow the other where bytes have to be the same. When everybody waits and no timer is
/// set, PlayAsync fails and says so, instead of hanging.
/// </remarks>
internal sealed class VirtualWorld
{
    /// <summary>The collection of the tests that use it: nobody else may keep the thread pool busy.</summary>
    internal const string Alone = "virtual time";

    private readonly Lock _lock = new();
    private readonly List<VirtualLine> _lines = [];
    private readonly List<Task> _served = [];
    private CancellationToken _over;

    internal VirtualWorld(string scenario = "parrot", int seed = 1)
    {
        string file = scenario.Contains('\n', StringComparison.Ordinal) ? Path.GetTempFileName() : "";
        if (file.Length > 0) { File.WriteAllText(file, scenario); }
        try { Service = new SimulatorServer(new SimulatorOptions { Scenario = file.Length > 0 ? file : scenario, Clock = Clock, Seed = seed }); }
        finally
        {
            if (file.Length > 0) { File.Delete(file); }
        }

        Dialer = new WebSocketDialer((_, _) => ValueTask.FromResult(Connect()));
    }

    internal VirtualClock Clock { get; } = new();

    internal SimulatorServer Service { get; }

    internal IDialer Dialer { get; }

    /// <summary>What has arrived, in order: milliseconds, connection, direction, size and a fingerprint of the bytes without the client's random masks.</summary>
    internal List<string> Tape { get; } = [];

    /// <summary>Options that lead to the simulator, on the virtual clock.</summary>
    internal LiveSessionOptions Options { get; } = new()
    {
        Endpoint = LiveEndpoint.Below(new Uri("ws://simulator.invalid"), Backend.Gemini),
        Setup = new Setup
        {
            Model = "models/gemini-3.8-live",
            OutputAudioTranscription = new AudioTranscriptionConfig(),
            InputAudioTranscription = new AudioTranscriptionConfig(),
        },
        Credential = LiveCredential.ApiKey("test-key"),
        Proxy = new WebProxy(),
    };

    internal Task<LiveSession> ConnectAsync(Func<LiveSessionOptions, LiveSessionOptions>? configure = null)
    {
        LiveSessionOptions options = Options with { TimeProvider = Clock, Dialer = Dialer };
        return LiveSession.ConnectAsync(configure?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
    }

    /// <summary>Plays a test to its end. A thread of its own moves the clock and the bytes; what is woken runs on it, or on the thread pool.</summary>
    internal Task PlayAsync(Func<Task> play) => Task.Factory.StartNew(() => Drive(play), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Drive(Func<Task> play)
    {
        using CancellationTokenSource over = new();
        _over = over.Token;
        Task playing = Task.Run(play);
        while (true)
        {
            PoolRest.Wait();
            if (playing.IsCompleted) { break; }
            if (Deliver() || Clock.FireNext()) { continue; }
            throw new InvalidOperationException($"After {Clock.Elapsed} everybody waits, and no timer is set that could end it.");
        }

        playing.GetAwaiter().GetResult();
        over.Cancel();
        PoolRest.Wait();
        // What goes wrong inside the simulator is not to be taken for a connection that ended.
        foreach (Task served in _served) { served.GetAwaiter().GetResult(); }
    }

    private bool Deliver()
    {
        // Over a copy: what is delivered may connect.
        VirtualLine[] lines;
        lock (_lock) { lines = [.. _lines]; }
        foreach (VirtualLine line in lines)
        {
            if (line.Deliver()) { return true; }
        }

        return false;
    }

    private Stream Connect()
    {
        lock (_lock)
        {
            int number = _lines.Count + 1;
            VirtualLine line = new((direction, bytes) => Tape.Add(string.Create(CultureInfo.InvariantCulture,
                $"{Clock.Elapsed.TotalMilliseconds,12:0.0###} #{number} {direction} {bytes.Length,6} {Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}")));
            _lines.Add(line);
            _served.Add(ServeAsync(line.Service));
            return line.Client;
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        await using (stream)
        {
            try { await Service.ServeAsync(stream, _over).ConfigureAwait(false); }
            catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException) { }
        }
    }
}
