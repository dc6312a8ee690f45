using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>Speech that is stopped half-way is marked as over: the next beginning would be one within speech, which the service refuses.</summary>
public sealed class BrokenOffSpeechTests
{
    [Theory]
    [InlineData(true, """{"activityEnd":{}}""")]
    [InlineData(false, """{"audioStreamEnd":true}""")]
    public async Task A_turn_that_is_given_up_ends_its_speech(bool manual, string mark)
    {
        await using SessionFixture live = await OpenAsync(manual);
        using CancellationTokenSource stop = new();
        await using AudioInput audio = AudioFile.FromPcm(new byte[6_400], PcmFormat.Input);
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Audio = audio, Pacer = new Pacer(new ManualTimeProvider()) }, null, stop.Token);
        for (int before = manual ? 2 : 1; before > 0; before--)
        {
            await NextAsync(live);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(mark, await NextAsync(live));
    }

    [Fact]
    public async Task A_session_that_is_over_minds_nothing()
    {
        await using SessionFixture live = await OpenAsync(manual: true);
        await live.Server.CloseAsync(1011, "Internal error encountered.");
        await live.Session.Completion;

        live.Session.BreakOffAudio();

        Assert.Equal(LiveSessionState.Faulted, live.Session.State);
    }

    private static Task<SessionFixture> OpenAsync(bool manual) => SessionFixture.OpenAsync(options => options with
    {
        Setup = options.Setup with { RealtimeInputConfig = manual ? new RealtimeInputConfig { AutomaticActivityDetection = new AutomaticActivityDetection { Disabled = true } } : null },
    });

    private static async Task<string> NextAsync(SessionFixture live)
    {
        JsonElement? message = await live.Server.ReceiveAsync();
        return message!.Value.GetProperty("realtimeInput").GetRawText();
    }
}
