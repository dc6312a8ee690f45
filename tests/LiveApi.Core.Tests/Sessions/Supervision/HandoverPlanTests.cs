using System;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

/// <summary>When a session leaves a connection whose time runs out.</summary>
public sealed class HandoverPlanTests
{
    private const string Quiet = "", Model = "model", Due = "due", User = "user", Tool = "tool", Behind = "behind";

    // Seconds; -1 stands for none. A look-again of 0 stands for none, too.
    [Theory]
    [InlineData(-1, 540, true, Quiet, false, 480)]
    [InlineData(-1, 60, true, Quiet, true, 0)]
    [InlineData(-1, 60, false, Quiet, false, 0)]
    [InlineData(-1, 60, true, Model, false, 57)]
    [InlineData(-1, 3, true, Model, true, 0)]
    [InlineData(50, 45, true, Quiet, true, 0)]
    [InlineData(50, 45, false, Quiet, true, 0)]
    [InlineData(50, 45, true, Model, false, 47)]
    [InlineData(50, 45, true, Due, false, 47)]
    [InlineData(50, 45, true, User, false, 47)]
    [InlineData(50, 45, true, Tool, false, 47)]
    [InlineData(50, 45, true, Behind, false, 47)]
    [InlineData(5, 45, true, Tool, false, 2)]
    [InlineData(3, 45, true, Tool, true, 0)]
    [InlineData(0, 45, true, User, true, 0)]
    [InlineData(0, 45, false, Quiet, true, 0)]
    public void It_moves_at_a_quiet_moment_or_at_the_deadline(int announced, int known, bool resumable, string busy, bool moves, int lookAgain)
    {
        HandoverSituation now = new()
        {
            AnnouncedLeft = announced < 0 ? null : TimeSpan.FromSeconds(announced),
            KnownLeft = TimeSpan.FromSeconds(known),
            CanResume = resumable,
            ModelAnswers = busy == Model,
            ReplyIsDue = busy == Due,
            UserSpeaks = busy == User,
            ToolsPending = busy == Tool,
            HandleIsBehind = busy == Behind,
        };

        HandoverDecision decision = HandoverPlan.Decide(now, ReconnectPolicy.Default);

        Assert.Equal((moves, lookAgain), (decision.Moves, (int)(decision.LookAgainIn?.TotalSeconds ?? 0)));
        Assert.Equal(moves, decision.Why is not null);
        Assert.Equal(moves && busy != Quiet, decision.AtDeadline);
        Assert.False(HandoverPlan.Decide(now, ReconnectPolicy.Never).Moves);
    }

    // Seconds; -1 stands for none.
    [Theory]
    [InlineData(1800, 60, 540, true, Quiet, false, 480)]
    [InlineData(300, 60, 540, true, Quiet, false, 240)]
    [InlineData(60, 60, 540, true, Quiet, true, 0)]
    [InlineData(60, 60, 540, true, Model, false, 57)]
    [InlineData(3, 60, 540, true, Model, true, 0)]
    [InlineData(60, 60, 540, false, Quiet, false, 0)]
    [InlineData(15, 10, 540, true, Quiet, false, 5)]
    [InlineData(10, 10, 540, true, Quiet, true, 0)]
    [InlineData(50, 60, 55, true, Quiet, true, 0)]
    public void It_moves_ahead_of_the_end_of_a_credential_that_ends_the_session(int left, int lead, int known, bool resumable, string busy, bool moves, int lookAgain)
    {
        HandoverSituation now = new()
        {
            CredentialLeft = TimeSpan.FromSeconds(left),
            CredentialLead = TimeSpan.FromSeconds(lead),
            KnownLeft = TimeSpan.FromSeconds(known),
            CanResume = resumable,
            ModelAnswers = busy == Model,
        };

        HandoverDecision decision = HandoverPlan.Decide(now, ReconnectPolicy.Default);

        Assert.Equal((moves, lookAgain, moves), (decision.Moves, (int)(decision.LookAgainIn?.TotalSeconds ?? 0), decision.RenewsCredential));
        Assert.False(HandoverPlan.Decide(now, ReconnectPolicy.Never).Moves);
    }

    [Theory]
    [InlineData(50, 1.5, false, 1.5)]
    [InlineData(4, 1.5, false, 1)]
    [InlineData(3, 1.5, true, 0)]
    public void A_goAway_before_the_first_handle_leaves_it_a_moment_to_come(int announced, double handleIn, bool moves, double lookAgain)
    {
        HandoverSituation now = new() { AnnouncedLeft = TimeSpan.FromSeconds(announced), KnownLeft = TimeSpan.FromSeconds(540), FirstHandleIn = TimeSpan.FromSeconds(handleIn) };

        HandoverDecision decision = HandoverPlan.Decide(now, ReconnectPolicy.Default);

        Assert.Equal((moves, lookAgain), (decision.Moves, decision.LookAgainIn?.TotalSeconds ?? 0));
    }

    [Fact]
    public void A_goAway_that_leaves_more_time_than_the_credential_does_not_outlast_it()
    {
        HandoverSituation now = new() { AnnouncedLeft = TimeSpan.FromSeconds(50), CredentialLeft = TimeSpan.FromSeconds(3), CredentialLead = TimeSpan.FromSeconds(60), CanResume = true, UserSpeaks = true };

        Assert.True(HandoverPlan.Decide(now, ReconnectPolicy.Default) is { Moves: true, AtDeadline: true });
    }
}
