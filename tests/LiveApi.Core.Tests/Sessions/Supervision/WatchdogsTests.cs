using System;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

/// <summary>Silence is judged only where a reply is due, and a late pong is no fault.</summary>
public sealed class WatchdogsTests
{
    [Theory]
    [InlineData(false, 600, false, false, false, 0)]
    [InlineData(true, 0, false, false, false, 20)]
    [InlineData(true, 19, false, false, false, 1)]
    [InlineData(true, 20, false, true, false, 70)]
    [InlineData(true, 30, true, false, false, 60)]
    [InlineData(true, 89, true, false, false, 1)]
    [InlineData(true, 90, true, false, true, 0)]
    public void A_reply_that_is_due_is_overdue_and_then_the_link_is_half_open(bool due, int silence, bool said, bool overdue, bool halfOpen, int lookAgain)
    {
        WatchdogDecision decision = Watchdogs.Decide(due, TimeSpan.FromSeconds(silence), said, ReconnectPolicy.Default);

        Assert.Equal((overdue, halfOpen, lookAgain), (decision.IsOverdue, decision.IsHalfOpen, (int)(decision.LookAgainIn?.TotalSeconds ?? 0)));
    }

    [Fact]
    public void A_session_that_does_not_reconnect_still_says_that_a_reply_is_overdue_and_waits_on()
    {
        Assert.True(Watchdogs.Decide(true, TimeSpan.FromSeconds(20), wasSaid: false, ReconnectPolicy.Never).IsOverdue);
        Assert.Equal(default, Watchdogs.Decide(true, TimeSpan.FromSeconds(900), wasSaid: true, ReconnectPolicy.Never));
    }
}
