using System;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>A mistake of our own is called that: it is no broken connection, and nobody comes back to meet it again.</summary>
public sealed class OwnMistakeTests
{
    [Theory]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"text":"hello"}]}}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAAA"}}]}}}""")]
    public async Task A_message_that_we_fail_over_ends_the_session_and_says_so(string message)
    {
        BrokenClock clock = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = clock, Reconnect = new ReconnectPolicy() });

        clock.IsBroken = true;
        await live.Server.SendAsync(message);
        LiveSessionClosed closed = await live.Session.Completion.WaitAsync(TestContext.Current.CancellationToken);

        LiveException fault = Assert.IsType<LiveException>(closed.Error);
        Assert.Equal(LiveFault.UnexpectedFault, fault.Fault);
        Assert.Equal("the clock fell down", Assert.IsType<InvalidTimeZoneException>(fault.InnerException).Message);
        Assert.DoesNotContain("fell down", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Save-LiveRecording", fault.Advice, StringComparison.Ordinal);
        Assert.Equal((fault.Message, fault.Advice), (closed.Meaning, closed.Advice));
        Assert.Equal((LiveCloser.Client, 0), (closed.ClosedBy, closed.Attempts));
    }

    private sealed class BrokenClock : TimeProvider
    {
        private int _left = 1;

        internal bool IsBroken { get; set; }

        // Once: the session that ends has to be able to say when.
        public override DateTimeOffset GetUtcNow() => IsBroken && _left-- > 0 ? throw new InvalidTimeZoneException("the clock fell down") : base.GetUtcNow();
    }
}
