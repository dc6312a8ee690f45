using System;
using System.IO;
using System.Linq;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>What is sent by hand: any JSON, stills, marks of activity, answers to calls; and the list of tools.</summary>
public sealed class SenderTests
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";

    [Theory]
    [InlineData("""'{"realtimeInput":{"text":"Hello"}}'""")]
    [InlineData("@{ realtimeInput = @{ text = 'Hello' } }")]
    [InlineData("([pscustomobject] @{ realtimeInput = [pscustomobject] @{ text = 'Hello' } })")]
    public void Any_json_is_sent_as_it_is(string message)
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run($"{message} | Send-LiveRaw -Session $session -PassThru | Receive-LiveMessage | Where-Object Kind -eq OutputTranscript | ForEach-Object Text");

        Assert.Contains("Hello", string.Concat(run.OrThrow().Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Hello'")]
    [InlineData("'[1]'")]
    [InlineData("'{\"a\":1'")]
    [InlineData("$session")]
    public void What_is_no_object_of_json_is_one_error_and_the_session_goes_on(string message)
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run($"Send-LiveRaw {message} -Session $session");

        Assert.Equal(["MessageUnreadable"], run.ErrorIds);
        Assert.Equal("Ready", open.State);
    }

    [Fact]
    public void Stills_are_told_by_their_bytes_and_bad_ones_are_errors_of_their_own()
    {
        string folder = Directory.CreateTempSubdirectory("LiveApi-stills-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "1.jpg"), Convert.FromBase64String(Png));
            File.WriteAllText(Path.Combine(folder, "2.jpg"), "no image");
            File.WriteAllBytes(Path.Combine(folder, "3.png"), Convert.FromBase64String(Png)[..40]);
            using SimulatedSession open = new();
            HostedRun run = open.Shell.Run(
                """
                Get-ChildItem $args[0] | Send-LiveVideo -Session $session -MaxFps 60 -WarningAction Ignore
                Send-LiveVideo (Join-Path $args[0] missing.png) -Session $session
                Send-LiveVideo -InputObject ([Convert]::FromBase64String($args[1])) -Session $session -PassThru | ForEach-Object Name
                Send-LiveVideo -InputObject ([System.IO.MemoryStream]::new([Convert]::FromBase64String($args[1]))) -Session $session -PassThru | ForEach-Object Name
                Send-LiveVideo -InputObject 5 -Session $session
                """,
                folder,
                Png);

            Assert.Equal(["ImageUnreadable", "ImageUnreadable", "ImageNotFound", "ImageUnreadable"], run.ErrorIds);
            Assert.StartsWith("There is no file '", run.Errors[2].Exception.Message, StringComparison.Ordinal);
            Assert.Equal(2, run.Output.Count);
            Assert.All(run.Errors, error => Assert.NotEmpty(error.ErrorDetails.RecommendedAction));
            Assert.Contains("hello", open.Ask("hello"), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Frames_wait_for_their_time_and_more_than_one_a_second_is_warned_of()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run("$png = $args[0]; 1..3 | ForEach-Object { , [Convert]::FromBase64String($png) } | Send-LiveVideo -Session $session -MaxFps 20 -Verbose", Png);

        Assert.Contains("Sent 3 frames.", run.OrThrow().Verbose);
        Assert.Contains("one frame a second", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_make_a_turn_of_a_manual_session_and_are_refused_elsewhere()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run(
            """
            $null = Connect-LiveSession -Uri $sim.Uri -ManualActivity -OutputTranscription -Name radio
            Send-LiveActivity -Session radio -Start
            Send-LiveAudio $args[0] -Session radio -Pace Unpaced -NoEnd
            Send-LiveActivity -Session radio -End -PassThru | Receive-LiveMessage | Where-Object Kind -eq TurnComplete | ForEach-Object Kind
            Send-LiveActivity -Session radio -AudioStreamEnd
            Send-LiveActivity -Session $session -Start
            Send-LiveActivity -Session $session -End
            Send-LiveActivity -Session $session -AudioStreamEnd -PassThru | ForEach-Object State
            """,
            Path.Combine(Repository.Root, "examples", "audio", "train-question.en.16k.wav"));

        Assert.Equal(["TurnComplete", "Ready"], run.Values.Select(value => value!.ToString()));
        Assert.Equal(["ActivityModeWrong", "ActivityModeWrong", "ActivityModeWrong"], run.ErrorIds);
    }

    [Theory]
    [InlineData("$call | Send-LiveToolResponse @{ city = 'Bergen'; sky = 'sunny' }", "sunny")]
    [InlineData("Send-LiveToolResponse 'all dry' -Id $call.Id -Name $call.Name", "all dry")]
    [InlineData("$call | Send-LiveToolResponse -ErrorMessage 'the station is closed'", "the station is closed")]
    public void A_call_is_answered_by_hand(string answer, string said)
    {
        using SimulatedSession open = new("weather");
        HostedRun run = open.Shell.Run(
            $$"""
            $declared = @{ tools = @(@{ functionDeclarations = @(@{ name = 'get_weather'; behavior = 'BLOCKING'; parameters = @{ type = 'OBJECT'; properties = @{ city = @{ type = 'STRING' } } } }) }) }
            $null = Connect-LiveSession -Uri $sim.Uri -Setup $declared -OutputTranscription -Name manual
            Send-LiveText 'How is the weather in Bergen?' -Session manual
            $call = Receive-LiveMessage -Session manual -Kind ToolCall | Select-Object -First 1
            $call.IsHandled
            {{answer}} -Session manual
            Receive-LiveMessage -Session manual -Timeout 10 | Where-Object Kind -eq OutputTranscript | ForEach-Object Text
            """);

        Assert.Equal(false, run.OrThrow().Values.First());
        Assert.Contains(said, string.Concat(run.Values.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Tools_are_listed_by_name_and_by_session_and_taken_off_the_list()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run(
            """
            $a = Register-LiveTool first_tool { 1 }
            $b = Register-LiveTool second_tool { 2 }
            $null = Connect-LiveSession -Uri $sim.Uri -Tool $a -Name tooled
            "$(Get-LiveTool)"
            "$(Get-LiveTool first*)"
            "$(Get-LiveTool -Session tooled)"
            Unregister-LiveTool first_tool
            "$(Get-LiveTool)"
            $b | Unregister-LiveTool
            "$(Get-LiveTool)"
            "$(Get-LiveTool -Session tooled)"
            Get-LiveTool nobody
            Unregister-LiveTool nobody
            """);

        Assert.Equal(["first_tool second_tool", "first_tool", "first_tool", "second_tool", "", "first_tool"], run.Values);
        Assert.Equal(["ToolNotFound", "ToolNotFound"], run.ErrorIds);
    }

    [Fact]
    public void A_tool_is_taken_from_an_open_session_by_a_resumption()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run(
            """
            $a = Register-LiveTool first_tool { 1 }
            $null = Connect-LiveSession -Uri $sim.Uri -Tool $a -Resumption -OutputTranscription -Name tooled
            $null = Receive-LiveMessage -Session tooled -Kind Resumption -Timeout 10 | Select-Object -First 1
            Unregister-LiveTool first_tool -Session tooled -WarningVariable said -WarningAction SilentlyContinue
            "$(Get-LiveTool -Session tooled)"
            (Invoke-LiveTurn -Session tooled -Text 'hello').Outcome
            "$said"
            """);

        Assert.Equal(["", "Completed"], run.OrThrow().Values.Take(2).Select(value => value!.ToString()));
        Assert.Contains("was resumed", run.Values.Last()!.ToString(), StringComparison.Ordinal);
    }
}
