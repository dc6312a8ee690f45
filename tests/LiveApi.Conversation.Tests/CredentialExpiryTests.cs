using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>A credential whose end is the session's is renewed ahead of it, at a quiet moment, and never in vain.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class CredentialExpiryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_moves_to_a_new_token_before_the_old_one_ends_it()
    {
        Source source = new(TimeSpan.FromMinutes(5), endsSession: true);
        List<LiveMessage> all = await TalkAsync(source, TimeSpan.FromMinutes(8));

        LiveReconnecting leaving = Assert.Single(all.OfType<LiveReconnecting>());
        Assert.True(leaving is { IsPlanned: true, RenewsCredential: true });
        Assert.InRange(leaving.ReceivedAt - source.Given[0], TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        Assert.Contains("credential", leaving.Summary, StringComparison.Ordinal);
        Assert.True(all.OfType<LiveReconnected>().Single() is { StateRestored: true, TurnLost: false });
        Assert.Equal((2, 1), (source.Given.Count, source.Renewals));
    }

    [Fact]
    public async Task A_credential_that_is_looked_at_when_connecting_only_moves_nothing()
    {
        Source source = new(TimeSpan.FromMinutes(5), endsSession: false);
        List<LiveMessage> all = await TalkAsync(source, TimeSpan.FromMinutes(8));

        Assert.Empty(all.OfType<LiveReconnecting>());
        Assert.Single(source.Given);
    }

    [Fact]
    public async Task A_source_that_has_nothing_newer_is_not_asked_over_and_over()
    {
        Source source = new(TimeSpan.FromMinutes(5), endsSession: true) { IsStuck = true };
        List<LiveMessage> all = await TalkAsync(source, TimeSpan.FromMinutes(6));

        Assert.Single(all.OfType<LiveReconnecting>());
        Assert.Equal(2, source.Given.Count);
    }

    [Fact]
    public async Task Tokens_that_live_shorter_than_the_usual_lead_are_renewed_at_half_their_time()
    {
        Source source = new(TimeSpan.FromSeconds(40), endsSession: true);
        await TalkAsync(source, TimeSpan.FromMinutes(2));

        Assert.InRange(source.Given.Count, 4, 6);
        Assert.All(source.Given.Zip(source.Given.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)));
    }

    [Fact]
    public async Task A_source_that_fails_while_the_session_comes_back_is_asked_again()
    {
        Source source = new(TimeSpan.FromMinutes(5), endsSession: true) { FailsAt = 2 };
        List<LiveMessage> all = await TalkAsync(source, TimeSpan.FromMinutes(8));

        Assert.Equal(2, all.OfType<LiveReconnecting>().Count());
        Assert.True(all.OfType<LiveReconnected>().Single() is { StateRestored: true, Attempts: 2 });
    }

    private static async Task<List<LiveMessage>> TalkAsync(Source source, TimeSpan length)
    {
        VirtualWorld world = new();
        source.Clock = world.Clock;
        List<LiveMessage> all = [];
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync(options => options with
            {
                Credential = source,
                Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
            });
            Task reading = ReadAllAsync(session, all);
            while (world.Clock.Elapsed < length)
            {
                await session.SendTextAsync("A line.", Stop);
                await Task.Delay(TimeSpan.FromSeconds(15), world.Clock, Stop);
            }

            Assert.Equal(source.ExpiresAt, session.CredentialExpiresAt);
            await session.CloseAsync();
            await reading;
        });
        Assert.Single(all.OfType<LiveSessionClosed>(), closed => !closed.IsError);
        return all;
    }

    private static async Task ReadAllAsync(LiveSession session, List<LiveMessage> all)
    {
        using LiveReader reader = session.OpenReader();
        while (await reader.ReadAsync(Stop) is { } message)
        {
            all.Add(message);
        }
    }

    private sealed class Source(TimeSpan lifetime, bool endsSession) : LiveCredential
    {
        public override string Kind => "key that runs out";

        internal TimeProvider Clock { get; set; } = TimeProvider.System;

        /// <summary>Whether it gives the same again and again.</summary>
        internal bool IsStuck { get; init; }

        internal int FailsAt { get; init; }

        internal List<DateTimeOffset> Given { get; } = [];

        internal DateTimeOffset? ExpiresAt { get; private set; }

        internal int Renewals { get; private set; }

        public override void Renew() => Renewals++;

        public override ValueTask<LiveGrant> GrantAsync(CancellationToken cancellationToken)
        {
            Given.Add(Clock.GetUtcNow());
            if (Given.Count == FailsAt)
            {
                throw new LiveException(LiveFault.CredentialMissing, "There is no token at the moment.", "Ask later.");
            }

            ExpiresAt = IsStuck ? Given[0] + lifetime : Clock.GetUtcNow() + lifetime;
            return new(new LiveGrant([new("x-goog-api-key", "test-key")]) { ExpiresAt = ExpiresAt, EndsSession = endsSession, IsRenewable = true });
        }
    }
}
