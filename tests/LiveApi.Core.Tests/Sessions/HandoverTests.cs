using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class HandoverTests
{
    private static readonly SessionFixture.FunctionTool Tool = new("get_weather", (arguments, _) => Task.FromResult(arguments));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_handle_tools_are_fixed_at_setup()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => live.Session.ReconfigureAsync([Tool], Token));

        Assert.Equal(LiveFault.ToolsFixedAtSetup, fault.Fault);
        Assert.Equal(LiveSessionState.Ready, live.Session.State);
    }

    [Fact]
    public async Task Tools_take_effect_by_a_resumption_and_what_is_sent_meanwhile_waits()
    {
        await using SessionFixture live = await OpenResumableAsync();
        Task moving = live.Session.ReconfigureAsync([Tool], Token);
        Assert.Equal(LiveSessionState.HandingOver, live.Session.State);
        ValueTask held = live.Session.SendTextAsync("held", Token);

        Assert.Null(await live.Server.ReceiveAsync());
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        JsonElement setup = (await live.Server.CompleteSetupAsync()).GetProperty("setup");
        await moving;
        await held;

        Assert.Equal("handle-1", setup.GetProperty("sessionResumption").GetProperty("handle").GetString());
        Assert.Equal("get_weather", setup.GetProperty("tools")[0].GetProperty("functionDeclarations")[0].GetProperty("name").GetString());
        Assert.Contains("held", (await live.Server.ReceiveAsync())!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            [LiveMessageKind.Resumption, LiveMessageKind.Reconnecting, LiveMessageKind.Reconnected],
            (await live.ReadUntilAsync(LiveMessageKind.Reconnected)).Select(message => message.Kind));
    }

    [Fact]
    public async Task A_refused_resumption_ends_the_session_with_its_reason()
    {
        await using SessionFixture live = await OpenResumableAsync();
        Task moving = live.Session.ReconfigureAsync([Tool], Token);
        ValueTask held = live.Session.SendTextAsync("held", Token);
        Assert.Null(await live.Server.ReceiveAsync());
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        await live.Server.ReceiveAsync();
        await live.Server.CloseAsync(1008, "Requested entity was not found.");

        await Assert.ThrowsAsync<LiveException>(() => moving);
        await held;

        LiveSessionClosed closed = Assert.Single((await live.ReadUntilAsync(LiveMessageKind.SessionClosed)).OfType<LiveSessionClosed>());
        Assert.Equal(1, closed.Unsent);
    }

    [Fact]
    public async Task Cutting_the_session_while_it_moves_ends_it()
    {
        await using SessionFixture live = await OpenResumableAsync();
        Task moving = live.Session.ReconfigureAsync([Tool], Token);
        live.Session.Abort();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => moving);
        await live.Session.Completion;

        Assert.Single(live.Server.Dials);
        Assert.Contains(live.Session.State, (LiveSessionState[])[LiveSessionState.Closed, LiveSessionState.Faulted]);
    }

    private static async Task<SessionFixture> OpenResumableAsync()
    {
        SessionFixture live = await SessionFixture.OpenAsync(options => options with
        {
            Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
            ResumePause = TimeSpan.Zero,
        });
        await live.Server.SendAsync("""{"sessionResumptionUpdate":{"newHandle":"handle-1","resumable":true}}""");
        while (live.Session.Counters.MessagesReceived < 2 || live.Session.Counters.Unread == 0)
        {
            await Task.Yield();
        }

        return live;
    }
}
