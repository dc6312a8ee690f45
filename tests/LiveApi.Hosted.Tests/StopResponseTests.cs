using System;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Stop-LiveResponse, as users see it: what it binds, what it says, what its errors are.</summary>
public sealed class StopResponseTests
{
    private const string Begin = "$null = 'Tell me a story.' | Send-LiveText -Session $session -PassThru | Receive-LiveMessage | Where-Object Kind -eq Audio | Select-Object -First 1; ";

    [Theory]
    [InlineData("Stop-LiveResponse")]
    [InlineData("Stop-LiveResponse $session.Name")]
    [InlineData("$session | Stop-LiveResponse")]
    [InlineData("[pscustomobject] @{ Session = $session } | Stop-LiveResponse")]
    public void The_session_is_found_as_everywhere_and_nothing_comes_out(string stop)
    {
        using SimulatedSession open = new("barge-in", speed: "1");
        HostedRun run = open.Shell.Run(Begin + stop);

        Assert.Empty(run.OrThrow().Values);
        Assert.Equal("True", open.Shell.Get<string>("[string](Receive-LiveMessage $session | Where-Object Kind -eq TurnComplete).WasInterrupted"));
        Assert.Equal("Ready", open.State);
    }

    [Fact]
    public void Verbose_says_how_much_was_heard_and_the_view_shows_what_was_dropped()
    {
        using SimulatedSession open = new("barge-in", speed: "1");
        Assert.Contains(
            "stopped here: at most 0.00 s heard",
            open.Shell.Get<string>(Begin + "[string](Stop-LiveResponse -Heard 0 -Verbose 4>&1)"),
            StringComparison.Ordinal);

        Assert.Contains("of stale audio dropped unread", open.Shell.Get<string>("$session | Format-List | Out-String"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_cannot_be_stopped_is_an_error_of_its_own_and_the_next_is_taken()
    {
        using SimulatedSession open = new("barge-in", speed: "1");
        HostedRun run = open.Shell.Run(
            Begin
            + """
            $quiet = Connect-LiveSession -Uri $sim.Uri -ApiKey $key -Model gemini-3.1-flash-live-preview -ActivityHandling NoInterruption -Name quiet
            $quiet, $session | Stop-LiveResponse -PassThru | ForEach-Object Name
            """);

        Assert.Equal(["ResponseNotStoppable"], run.ErrorIds);
        Assert.Equal([open.Shell.Get<string>("$session.Name")], run.Values);
        Assert.Equal("InvalidOperation: quiet", open.Shell.Get<string>("'{0}: {1}' -f $Error[0].CategoryInfo.Category, $Error[0].TargetObject.Name"));
    }

    [Theory]
    [InlineData("Stop-LiveResponse -Text ''", "ParameterArgumentValidationError")]
    [InlineData("Stop-LiveResponse -Heard -1", "ParameterArgumentTransformationError")]
    [InlineData("Stop-LiveResponse nobody", "ParameterArgumentTransformationError")]
    [InlineData("Disconnect-LiveSession $session; Stop-LiveResponse", "SessionNotFound")]
    [InlineData("Disconnect-LiveSession $session; Stop-LiveResponse $session", "SessionNotOpen")]
    public void What_cannot_be_is_refused(string script, string errorId)
    {
        using SimulatedSession open = new();

        Assert.Equal([errorId], open.Shell.Run(script).ErrorIds);
    }
}
