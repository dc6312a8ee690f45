using System.Management.Automation;
using LiveApi.Shell.Host;
using Xunit;

namespace LiveApi.Shell.Tests;

public sealed class ProgressLineTests
{
    private static readonly ProgressRecord s_record = new(1, "Translating", "file 2 of 9")
    {
        PercentComplete = 12,
        CurrentOperation = "b.wav",
        SecondsRemaining = 65,
    };

    [Fact]
    public void Says_everything_in_one_line()
        => Assert.Equal("Translating 12%: file 2 of 9, b.wav (00:01:05 left)", ProgressLine.Render(s_record, 100));

    [Fact]
    public void Never_wraps() => Assert.Equal("Translating 12%: fil", ProgressLine.Render(s_record, 20));
}
