using System;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

public sealed class ReplyWatchTests
{
    [Fact]
    public async Task A_question_that_cuts_the_answer_to_another_before_its_first_word_is_still_to_be_answered()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with
        {
            Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
            ResumePause = TimeSpan.Zero,
        });
        await live.Server.SendAsync("""{"sessionResumptionUpdate":{"newHandle":"handle-1","resumable":true}}""");
        await live.Session.SendTextAsync("One.", TestContext.Current.CancellationToken);
        await live.Session.SendTextAsync("No, two.", TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync("""{"serverContent":{"interrupted":true}}""");
        await live.Server.SendAsync("""{"serverContent":{"turnComplete":true}}""");
        await live.ReadUntilAsync(LiveMessageKind.TurnComplete);

        Task moving = live.Session.ReconfigureAsync([new SessionFixture.FunctionTool("other", (arguments, _) => Task.FromResult(arguments))], TestContext.Current.CancellationToken);
        Assert.Null(await live.Server.ReceiveAsync());
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        await live.Server.CompleteSetupAsync();
        await moving;

        LiveReconnected back = Assert.Single((await live.ReadUntilAsync(LiveMessageKind.Reconnected)).OfType<LiveReconnected>());
        Assert.True(back.TurnLost);
    }
}
