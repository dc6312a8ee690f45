using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class UsageTests
{
    private static readonly TokenPrices Prices = new() { InputText = 1, InputAudio = 2, InputVideo = 3, OutputText = 4, OutputAudio = 5, Source = "a test", AsOf = "2026-10-09" };

    [Fact]
    public void The_services_counts_are_taken_apart_and_nothing_is_lost()
    {
        // As measured on the service: 25 tokens of the prompt are not itemised, and the total leaves the thoughts out.
        LiveTokens tokens = LiveTokens.Of(new UsageMetadata
        {
            PromptTokenCount = 522,
            PromptTokensDetails = [new ModalityTokenCount { Modality = Modality.Text, TokenCount = 332 }, new ModalityTokenCount { Modality = Modality.Audio, TokenCount = 165 }],
            ResponseTokenCount = 42,
            ResponseTokensDetails = [new ModalityTokenCount { Modality = Modality.Audio, TokenCount = 42 }],
            ThoughtsTokenCount = 136,
            TotalTokenCount = 564,
        });

        Assert.Equal(new LiveTokens { InputText = 357, InputAudio = 165, OutputAudio = 42, OutputText = 136 }, tokens);
        Assert.Equal((522, 178, 700), (tokens.Input, tokens.Output, tokens.Total));
    }

    [Fact]
    public void An_answer_that_is_not_itemised_is_reckoned_as_speech()
        => Assert.Equal(new LiveTokens { InputText = 515, OutputAudio = 38 }, LiveTokens.Of(new UsageMetadata { PromptTokenCount = 515, ResponseTokenCount = 38, TotalTokenCount = 553 }));

    [Fact]
    public void Money_is_tokens_times_prices()
        => Assert.Equal(0.000055m, new LiveTokens { InputText = 1, InputAudio = 2, InputVideo = 3, OutputText = 4, OutputAudio = 5 }.CostAt(Prices));

    [Fact]
    public void Each_generation_counts_the_whole_context_again()
    {
        UsageMeter meter = new(instructionCharacters: 40);
        UsageMeter.Load first = new(TimeSpan.FromSeconds(2), 1, 8, TimeSpan.FromSeconds(4), 20);
        meter.EndGeneration(first);

        // 10 + 2 text, 50 audio, 258 picture in; 5 text, 100 audio out.
        LiveTokens once = new() { InputText = 12, InputAudio = 50, InputVideo = 258, OutputText = 5, OutputAudio = 100 };
        Assert.Equal(once, meter.Computed(first));

        UsageMeter.Load second = first with { CharactersSent = 12 };
        meter.EndGeneration(second);

        Assert.Equal(once + new LiveTokens { InputText = 12 + 5 + 1, InputAudio = 150, InputVideo = 258 }, meter.Computed(second));
    }

    [Fact]
    public async Task Counts_are_counted_once_each_wherever_they_come()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync("""{"goAway":{"timeLeft":"50s"},"usageMetadata":{"promptTokenCount":100,"totalTokenCount":100}}""");
        await live.Server.SendAsync("""{"usageMetadata":{"promptTokenCount":10,"totalTokenCount":10}}""");
        await live.Server.SendAsync("""{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":1,"totalTokenCount":1}}""");

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.GoAway);
        messages.AddRange(await live.ReadUntilAsync(LiveMessageKind.Usage));
        messages.AddRange(await live.ReadUntilAsync(LiveMessageKind.Usage));

        Assert.Equal((111, 3), (live.Session.Usage.Sent.Total, live.Session.Usage.Counts));
        Assert.Equal(3, messages.OfType<LiveUsage>().Count());
        Assert.Single(messages.OfType<LiveGoAway>());
    }

    [Fact]
    public async Task A_turn_has_its_usage_and_the_session_their_sum()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Limits = new LiveLimits { Prices = Prices } });
        for (int number = 1; number <= 2; number++)
        {
            Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "12345678" }, null, TestContext.Current.CancellationToken);
            await live.Server.ReceiveAsync();
            await live.Server.SendAsync("""{"serverContent":{"outputTranscription":{"text":"1234"}}}""");
            await live.Server.SendAsync("""{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":100,"responseTokenCount":10,"totalTokenCount":110}}""");
            LiveTurn turn = await running;

            Assert.Equal(new LiveTokens { InputText = 100, OutputAudio = 10 }, turn.Tokens);
            Assert.Equal(new LiveTokens { InputText = number == 1 ? 2 : 5, OutputText = 1 }, turn.ComputedTokens);
            Assert.Equal(0.00015m, turn.Cost);
        }

        LiveSessionUsage usage = live.Session.Usage;
        Assert.Equal((new LiveTokens { InputText = 200, OutputAudio = 20 }, 2, 0.0003m), (usage.Sent, usage.Counts, usage.Cost));
        Assert.Equal(new LiveTokens { InputText = 7, OutputText = 2 }, usage.Computed);
    }

    [Fact]
    public async Task A_session_that_reaches_its_tokens_is_closed_in_order_and_its_turn_is_whole()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Limits = new LiveLimits { Tokens = 110 } });
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync("""{"serverContent":{"modelTurn":{"parts":[{"text":"Lima"}]}}}""");
        await live.Server.SendAsync("""{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":100,"responseTokenCount":10,"totalTokenCount":110}}""");

        Assert.Equal((TurnOutcome.Completed, "Lima"), ((await running).Outcome, (await running).Text));
        Assert.Null(await live.Server.ReceiveAsync());
        await live.Server.CloseAsync(1000, "");
        LiveSessionClosed closed = await live.Session.Completion;

        Assert.Equal((1000, LiveCloser.Client, CloseClass.Limit, LiveSessionState.Closed), (closed.Code, closed.ClosedBy, closed.Class, live.Session.State));
        Assert.Contains("110 tokens (as the service counts)", closed.Meaning, StringComparison.Ordinal);
        Assert.Contains("-TokenLimit", closed.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Time_and_computed_money_end_a_session_too(bool byTime)
    {
        ManualTimeProvider time = new();
        LiveLimits limits = byTime ? new LiveLimits { Time = TimeSpan.FromSeconds(30) } : new LiveLimits { Cost = 0.0001m, Prices = Prices };
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time, Limits = limits });

        // 2 s of speech are 50 tokens, and those 0.0001 dollars; no count of the service comes.
        await live.Session.SendAudioAsync(new byte[64_000], 16_000, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        time.Advance(TimeSpan.FromSeconds(byTime ? 29 : 0.5));
        Assert.Equal(LiveSessionState.Ready, live.Session.State);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await live.Server.ReceiveAsync());
        await live.Server.CloseAsync(1000, "");
        LiveSessionClosed closed = await live.Session.Completion;

        Assert.Equal((CloseClass.Limit, true), (closed.Class, closed.IsError));
        Assert.Contains(byTime ? "open for 30 s" : "0.0001 US dollars (as computed from what was said; prices of 2026-10-09, a test)", closed.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_is_near_is_told_once()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time, Limits = new LiveLimits { Time = TimeSpan.FromSeconds(30), Tokens = 100 } });
        time.Advance(TimeSpan.FromSeconds(23));
        await live.Server.SendAsync("""{"usageMetadata":{"promptTokenCount":50,"responseTokenCount":35,"totalTokenCount":85}}""");
        await live.ReadUntilAsync(LiveMessageKind.Notice);
        time.Advance(TimeSpan.FromSeconds(6));
        await live.Server.SendAsync("""{"usageMetadata":{"promptTokenCount":5,"responseTokenCount":3,"totalTokenCount":8}}""");
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await live.Server.ReceiveAsync());
        await live.Server.CloseAsync(1000, "");

        LiveNotice notice = Assert.Single((await live.ReadUntilAsync(LiveMessageKind.SessionClosed)).OfType<LiveNotice>());
        Assert.Equal(LiveNoticeTopic.LimitNear, notice.Topic);
        Assert.Equal("80 % of the session's time of 30 s is used up. The session is closed when all of it is.", notice.Text);
    }

    [Fact]
    public async Task A_limit_of_money_needs_prices()
    {
        using ScriptedServer server = new();
        LiveSessionOptions options = SessionFixture.Options(server) with { Setup = new Setup { Model = "models/nobody-knows-this" }, Limits = new LiveLimits { Cost = 1 } };

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => LiveSession.ConnectAsync(options, TestContext.Current.CancellationToken));

        Assert.Equal(LiveFault.PricesUnknown, fault.Fault);
        Assert.Empty(server.Dials);
    }
}
