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
}
