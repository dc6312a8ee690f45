using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>What each connection of a session is dialled with, and what cuts one.</summary>
public sealed partial class RedialTests
{
    private static readonly SessionFixture.FunctionTool Tool = new("get_weather", (arguments, _) => Task.FromResult(arguments));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_again_by_the_next_connection_of_the_same_session()
    {
        int asked = 0;
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with
        {
            Credential = LiveCredential.AccessToken(_ => new ValueTask<string>($"ya29.token-{++asked}")),
            Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
            ResumePause = TimeSpan.Zero,
        });
        await live.Server.SendAsync("""{"sessionResumptionUpdate":{"newHandle":"handle-1","resumable":true}}""");
        await live.ReadUntilAsync(LiveMessageKind.Resumption);

        Task moving = live.Session.ReconfigureAsync([Tool], Token);
        Assert.Null(await live.Server.ReceiveAsync());
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        await live.Server.CompleteSetupAsync();
        await moving;

        Assert.Equal(
            ["Bearer ya29.token-1", "Bearer ya29.token-2"],
            live.Server.Dials.Select(dial => dial.Headers.Single(header => header.Key == "Authorization").Value));
    }

    [Fact]
    public async Task A_question_that_went_down_with_its_connection_is_told_even_where_another_waits()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with
        {
            Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
            ResumePause = TimeSpan.Zero,
        });
        await live.Server.SendAsync("""{"sessionResumptionUpdate":{"newHandle":"handle-1","resumable":true}}""");
        await live.ReadUntilAsync(LiveMessageKind.Resumption);
        await live.Session.SendTextAsync("One.", Token);
        Assert.NotNull(await live.Server.ReceiveAsync());

        Task moving = live.Session.ReconfigureAsync([Tool], Token);
        ValueTask held = live.Session.SendTextAsync("Two.", Token);
        Assert.Null(await live.Server.ReceiveAsync());
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        await live.Server.CompleteSetupAsync();
        await moving;
        await held;

        LiveReconnected back = Assert.Single((await live.ReadUntilAsync(LiveMessageKind.Reconnected)).OfType<LiveReconnected>());
        Assert.True(back.TurnLost);
        Assert.Equal(1, back.Carried);
        Assert.Contains("Two.", (await live.Server.ReceiveAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_ends_the_session_with_its_own_error()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { MaxMessageBytes = 64 * 1024 });

        // Nobody takes the rest of it, so nobody waits for that.
        _ = live.Server.SendBytesAsync(new byte[200 * 1024]);
        LiveSessionClosed end = await live.Session.Completion;

        LiveException fault = Assert.IsType<LiveException>(end.Error);
        Assert.Equal(LiveFault.MessageTooLarge, fault.Fault);
        Assert.Contains("65,536 bytes", fault.Message, StringComparison.Ordinal);
    }
}
