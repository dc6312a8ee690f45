using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
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
    internal const string Alone = VirtualTime.Alone;

    private readonly VirtualTime _time;

    /// <param name="scenario">A name, a file, or the YAML itself.</param>
    /// <param name="seed">Of the simulator's chances.</param>
    /// <param name="keepAudio">True: the simulator's journal keeps what was said.</param>
    /// <param name="records">False: nothing is put on the tape.</param>
    internal VirtualWorld(string scenario = "parrot", int seed = 1, bool keepAudio = false, bool records = true)
    {
        _time = new VirtualTime { Records = records };
        string file = scenario.Contains('\n', StringComparison.Ordinal) ? Path.GetTempFileName() : "";
        if (file.Length > 0) { File.WriteAllText(file, scenario); }
        try { Service = new SimulatorServer(new SimulatorOptions { Scenario = file.Length > 0 ? file : scenario, Clock = Clock, Seed = seed, KeepAudio = keepAudio }); }
        finally
        {
            if (file.Length > 0) { File.Delete(file); }
        }

        Dialer = new WebSocketDialer((_, _) => ValueTask.FromResult(_time.Connect(Service.ServeAsync)));
    }

    internal VirtualClock Clock => _time.Clock;

    internal SimulatorServer Service { get; }

    internal IDialer Dialer { get; }

    /// <summary>What has arrived, in order: milliseconds, connection, direction, size and a fingerprint of the bytes without the client's random masks.</summary>
    internal List<string> Tape => _time.Tape;

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

    /// <summary>Plays a test to its end.</summary>
    internal Task PlayAsync(Func<Task> play) => _time.PlayAsync(play);
}
