using System;
using System.IO;
using System.Linq;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>What may come down the pipeline to be said, and what must not be read aloud.</summary>
public sealed class PipelineInputTests
{
    [Fact]
    public void Rows_of_a_table_are_said_by_their_text_or_their_file()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run(
            """
            [pscustomobject] @{ Text = 'one' } | Invoke-LiveTurn -Session $session | ForEach-Object Transcript
            [pscustomobject] @{ Text = 'two' } | Send-LiveText -Session $session -PassThru | Receive-LiveMessage | Where-Object Kind -eq OutputTranscript | ForEach-Object Text
            [pscustomobject] @{ Path = $args[0] } | Invoke-LiveTurn -Session $session -Pace Unpaced | ForEach-Object Transcript
            """,
            Path.Combine(Repository.Root, "examples", "audio", "wait-tomorrow.en.24k-float.wav"));

        string[] said = [.. run.OrThrow().Values.Cast<string>()];
        Assert.Equal(["one", "two"], said[..2]);
        Assert.StartsWith("I heard ", said[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[pscustomobject] @{ Words = 'one' } | Invoke-LiveTurn -Session $session")]
    [InlineData("@{ a = 1 } | Send-LiveText -Session $session")]
    [InlineData("Invoke-LiveTurn -Text 'x' -Session $session | Send-LiveText -Session $session")]
    [InlineData("Send-LiveText -Text (Invoke-LiveTurn -Text 'x' -Session $session) -Session $session")]
    [InlineData("'x' | Send-LiveText -Session $session -PassThru | Receive-LiveMessage | Where-Object Kind -eq TurnComplete | Invoke-LiveTurn -Session $session")]
    public void An_object_is_not_read_aloud_as_PowerShell_writes_it(string command)
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run(command);

        Assert.Single(run.ErrorIds);
        Assert.Equal("still here", open.Ask("still here"));
    }

    [Fact]
    public void A_turn_in_a_text_is_what_was_said()
    {
        using SimulatedSession open = new();

        Assert.Equal("Turn 1, Completed: hello", open.Shell.Get<string>("\"$(Invoke-LiveTurn -Text hello -Session $session)\""));
    }
}
