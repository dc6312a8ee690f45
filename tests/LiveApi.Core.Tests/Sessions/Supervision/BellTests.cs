using System;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

/// <summary>The supervisor's bell: it is waited for, and so is the time that is left.</summary>
public sealed class BellTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    [InlineData(1)]
    public async Task The_rest_of_a_millisecond_is_waited_for(double milliseconds)
    {
        Task wait = new Bell(_time).WaitAsync(TimeSpan.FromMilliseconds(milliseconds));
        Assert.False(wait.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await wait.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task More_than_a_timer_takes_is_looked_at_again_in_a_day()
    {
        Task wait = new Bell(_time).WaitAsync(TimeSpan.MaxValue);
        Assert.False(wait.IsCompleted);

        _time.Advance(TimeSpan.FromDays(1));
        await wait.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_bell_that_rang_while_nobody_waited_is_heard_once()
    {
        Bell bell = new(_time);
        bell.Ring();
        bell.Ring();

        await bell.WaitAsync(null);
        Assert.False(bell.WaitAsync(null).IsCompleted);
    }
}
