using System;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Time;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>A session and the simulator that it talks to, over loopback.</summary>
internal sealed class Talk : IAsyncDisposable
{
    private readonly SimulatorHost _host;

    private Talk(SimulatorHost host, LiveSession session)
    {
        _host = host;
        Session = session;
    }

    internal LiveSession Session { get; }

    internal static async Task<Talk> OpenAsync(string scenario = "parrot", Func<LiveSessionOptions, LiveSessionOptions>? configure = null, Func<Setup, Setup>? setup = null, Speed? speed = null)
    {
        SimulatorHost host = await SimulatorHost.StartAsync(new SimulatorServer(new SimulatorOptions { Scenario = scenario, Speed = speed ?? Speed.Instant }), stop: TestContext.Current.CancellationToken);
        Setup first = new()
        {
            Model = "models/gemini-3.8-live",
            OutputAudioTranscription = new AudioTranscriptionConfig(),
            InputAudioTranscription = new AudioTranscriptionConfig(),
        };
        LiveSessionOptions options = new()
        {
            Endpoint = LiveEndpoint.Below(host.Address, Backend.Gemini),
            Setup = setup?.Invoke(first) ?? first,
            Credential = LiveCredential.ApiKey("test-key"),
        };
        try
        {
            return new Talk(host, await LiveSession.ConnectAsync(configure?.Invoke(options) ?? options, TestContext.Current.CancellationToken));
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await _host.DisposeAsync();
    }
}
