using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class CloseTests
{
    [Fact]
    public async Task An_orderly_close_sends_what_waits_and_then_its_frame()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Session.SendTextAsync("last words", TestContext.Current.CancellationToken);
        Task closing = live.Session.CloseAsync();

        Assert.NotNull(await live.Server.ReceiveAsync());
        Assert.Null(await live.Server.ReceiveAsync());
        await live.Server.CloseAsync(1000, "");
        await closing;

        Assert.Equal(LiveSessionState.Closed, live.Session.State);
        Assert.Equal(LiveCloser.Client, live.Session.Closed?.ClosedBy);
        Assert.False(live.Session.Closed?.IsError);
    }

    [Fact]
    public async Task The_servers_code_and_reason_reach_the_reader()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.CloseAsync(1011, "The service is currently unavailable.");

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.SessionClosed);

        LiveSessionClosed closed = Assert.IsType<LiveSessionClosed>(Assert.Single(messages));
        Assert.Equal((1011, "The service is currently unavailable.", LiveCloser.Server), (closed.Code, closed.Reason, closed.ClosedBy));
        Assert.NotEmpty(closed.Advice);
        Assert.Equal(LiveSessionState.Faulted, live.Session.State);
        Assert.Null(await live.Server.ReceiveAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_many_end_at_once_while_it_is_read_and_sent_to_ends_once(bool byCutting)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { OutboxCapacity = 2 });
        Task<List<LiveMessage>> reading = live.ReadUntilAsync(LiveMessageKind.SessionClosed);
        Task[] sending = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                await live.Session.SendTextAsync("more", TestContext.Current.CancellationToken);
            }
        }))];
        Assert.NotNull(await live.Server.ReceiveAsync());

        Task ending = Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            if (byCutting && number == 3) { live.Session.Abort(); }
            await live.Session.DisposeAsync();
        })));
        while (!byCutting && await live.Server.ReceiveAsync() is not null)
        {
        }

        if (!byCutting) { await live.Server.CloseAsync(1000, ""); }
        await ending;

        Assert.Single((await reading).OfType<LiveSessionClosed>());
        foreach (Task one in sending)
        {
            Assert.Equal(LiveFault.SessionNotOpen, (await Assert.ThrowsAsync<LiveException>(() => one)).Fault);
        }
    }

    [Fact]
    public async Task A_broken_connection_is_1006_by_the_network()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        live.Server.Cut();

        LiveSessionClosed closed = Assert.IsType<LiveSessionClosed>(Assert.Single(await live.ReadUntilAsync(LiveMessageKind.SessionClosed)));

        Assert.Equal((1006, LiveCloser.Network), (closed.Code, closed.ClosedBy));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_the_close_is_cut_after_its_time()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        Task closing = live.Session.CloseAsync();
        Assert.Null(await live.Server.ReceiveAsync());
        time.Advance(System.TimeSpan.FromSeconds(3));

        await closing;

        Assert.Equal(LiveSessionState.Closed, live.Session.State);
    }

    [Fact]
    public async Task A_connection_that_breaks_while_it_is_closed_has_lost_what_was_not_sent()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        string longText = new('x', 200_000);
        for (int number = 0; number < 3; number++)
        {
            await live.Session.SendTextAsync(longText, TestContext.Current.CancellationToken);
        }

        Task closing = live.Session.CloseAsync();
        live.Server.Cut();
        await closing;

        LiveSessionClosed closed = live.Session.Closed!;
        Assert.Equal((1006, LiveCloser.Network, true), (closed.Code, closed.ClosedBy, closed.IsError));
        Assert.Equal(LiveFault.ConnectionLost, Assert.IsType<LiveException>(closed.Error).Fault);
        Assert.Matches("[23] messages that were to be sent", closed.Error.Message);
    }

    [Fact]
    public async Task Sending_after_the_end_says_why()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.CloseAsync(1008, "Requested entity was not found.");
        await live.Session.Completion;

        LiveException fault = await Assert.ThrowsAsync<LiveException>(async () => await live.Session.SendTextAsync("x", TestContext.Current.CancellationToken));

        Assert.Equal(LiveFault.SessionNotOpen, fault.Fault);
        Assert.Contains("Requested entity was not found.", fault.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_after_an_end_in_good_order_says_how_to_go_on()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task closing = live.Session.CloseAsync();
        Assert.Null(await live.Server.ReceiveAsync());
        await live.Server.CloseAsync(1000, "");
        await closing;

        LiveException fault = await Assert.ThrowsAsync<LiveException>(async () => await live.Session.SendTextAsync("x", TestContext.Current.CancellationToken));

        Assert.StartsWith("Connect a new session", fault.Advice, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_one_session_closed_however_often_it_is_closed()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        live.Session.Abort();
        live.Session.Abort();
        await Task.WhenAll(live.Session.CloseAsync(), live.Session.CloseAsync());

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.Unknown);

        Assert.Single(messages, message => message.Kind == LiveMessageKind.SessionClosed);
    }

    [Fact]
    public async Task An_error_inside_the_session_ends_it()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync("""{"error":{"code":429,"message":"Too many sessions.","status":"RESOURCE_EXHAUSTED"}}""");

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.SessionClosed);

        Assert.Equal([LiveMessageKind.Error, LiveMessageKind.SessionClosed], messages.Select(message => message.Kind));
        LiveSessionClosed closed = Assert.IsType<LiveSessionClosed>(messages[^1]);
        Assert.Equal((true, LiveCloser.Server), (closed.IsError, closed.ClosedBy));
        Assert.Equal(LiveFault.QuotaExceeded, Assert.IsType<LiveException>(closed.Error).Fault);
        Assert.Equal(LiveSessionState.Faulted, live.Session.State);
    }

    [Fact]
    public async Task An_error_instead_of_the_setup_is_what_connecting_fails_with()
    {
        using ScriptedServer server = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(SessionFixture.Options(server), TestContext.Current.CancellationToken);
        await server.AcceptAsync();
        await server.ReceiveAsync();
        await server.SendAsync("""{"error":{"code":403,"message":"The caller has no permission.","status":"PERMISSION_DENIED"}}""");

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
        Assert.Contains("The caller has no permission.", fault.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tokens_callback_that_throws_at_the_time_out_harms_nobody()
    {
        ManualTimeProvider time = new();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SessionFixture.FunctionTool rude = new("rude", async (_, token) =>
        {
            token.Register(() => throw new System.InvalidOperationException("not now"));
            started.SetResult();
            await Task.Delay(System.Threading.Timeout.Infinite, token);
            return default;
        }, System.TimeSpan.FromSeconds(1));
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Tools = [rude], TimeProvider = time });
        await live.Server.SendAsync("""{"toolCall":{"functionCalls":[{"id":"1","name":"rude"}]}}""");
        await started.Task;

        time.Advance(System.TimeSpan.FromSeconds(2));

        Assert.Contains("did not answer within 1 s", (await live.Server.ReceiveAsync())!.Value.GetRawText(), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tokens_callback_that_throws_does_not_hold_the_end_up()
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SessionFixture.FunctionTool rude = new("rude", async (_, token) =>
        {
            token.Register(() => throw new System.InvalidOperationException("not now"));
            started.SetResult();
            await Task.Delay(System.Threading.Timeout.Infinite, token);
            return default;
        });
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Tools = [rude] });
        await live.Server.SendAsync("""{"toolCall":{"functionCalls":[{"name":"rude"}]}}""");
        await started.Task;

        live.Session.Abort();

        Assert.Equal(LiveCloser.Client, (await live.Session.Completion).ClosedBy);
    }
}
