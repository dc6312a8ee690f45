using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>Who sends, or asks for a move, while the session moves already.</summary>
public sealed class SendingWhileMovingTests
{
    private static readonly SessionFixture.FunctionTool Tool = new("get_weather", (arguments, _) => Task.FromResult(arguments));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_waits_for_the_next_connection_and_nothing_of_it_is_left_out()
    {
        await using SessionFixture live = await OpenAsync();
        Task moving = live.Session.ReconfigureAsync([Tool], Token);
        await live.Session.SendAudioAsync(Piece(0), 16_000, WhenFull.Wait, Token);
        LiveException full = await Assert.ThrowsAsync<LiveException>(async () => await live.Session.SendAudioAsync(Piece(99), 16_000, WhenFull.Fail, Token));
        using CancellationTokenSource impatience = new();
        Task given = live.Session.SendAudioAsync(Piece(99), 16_000, WhenFull.Wait, impatience.Token).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Task sending = SendAsync();
        async Task SendAsync()
        {
            for (byte piece = 1; piece < 10; piece++)
            {
                await live.Session.SendAudioAsync(Piece(piece), 16_000, WhenFull.Wait, Token);
            }
        }

        await MoveAsync(live);
        await moving;
        List<byte> heard = [];
        while (heard.Count < 10)
        {
            JsonElement message = (await live.Server.ReceiveAsync())!.Value;
            heard.Add(message.GetProperty("realtimeInput").GetProperty("audio").GetProperty("data").GetBytesFromBase64()[0]);
        }

        await sending;
        Assert.Equal(LiveFault.OutboxFull, full.Fault);
        Assert.Equal(Enumerable.Range(0, 10), heard.Select(static piece => (int)piece));
        Assert.Equal(TimeSpan.Zero, live.Session.Counters.AudioDropped);
    }

    [Fact]
    public async Task Who_waits_for_a_connection_that_never_comes_learns_of_the_end()
    {
        await using SessionFixture live = await OpenAsync();
        Task moving = live.Session.ReconfigureAsync([Tool], Token);
        await live.Session.SendAudioAsync(Piece(0), 16_000, WhenFull.Wait, Token);
        Task waiting = live.Session.SendAudioAsync(Piece(1), 16_000, WhenFull.Wait, Token).AsTask();
        Assert.False(waiting.IsCompleted);

        live.Session.Abort();

        Assert.Equal(LiveFault.SessionNotOpen, (await Assert.ThrowsAsync<LiveException>(() => waiting)).Fault);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => moving);
    }

    [Fact]
    public async Task A_move_that_is_asked_for_during_another_follows_it()
    {
        await using SessionFixture live = await OpenAsync();
        Task first = live.Session.ReconfigureAsync([Tool], Token);
        Task second = live.Session.ReconfigureAsync([], Token);
        await MoveAsync(live);
        await first;
        await MoveAsync(live);
        await second;

        Assert.Equal((3, 2, LiveSessionState.Ready), (live.Server.Dials.Count, live.Session.Reconnects, live.Session.State));
    }

    [Fact]
    public async Task A_move_that_is_given_up_before_it_begins_leaves_the_session_alone()
    {
        await using SessionFixture live = await OpenAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => live.Session.ReconfigureAsync([Tool], new CancellationToken(canceled: true)));

        Assert.Equal(LiveSessionState.Ready, live.Session.State);
    }

    private static async Task<SessionFixture> OpenAsync()
    {
        SessionFixture live = await SessionFixture.OpenAsync(options => options with
        {
            Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
            ResumePause = TimeSpan.Zero,
            Reconnect = ReconnectPolicy.Never with { HeldAudio = TimeSpan.FromMilliseconds(50) },
        });
        await live.Server.SendAsync("""{"sessionResumptionUpdate":{"newHandle":"handle-1","resumable":true}}""");
        await live.ReadUntilAsync(LiveMessageKind.Resumption);
        return live;
    }

    private static async Task MoveAsync(SessionFixture live)
    {
        Assert.Null(await live.Server.ReceiveAsync());
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        await live.Server.CompleteSetupAsync();
    }

    private static byte[] Piece(byte number)
    {
        byte[] pcm = new byte[960];
        Array.Fill(pcm, number);
        return pcm;
    }
}
