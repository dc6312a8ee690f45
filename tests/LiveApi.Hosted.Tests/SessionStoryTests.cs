using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>-Verbose and -Debug tell the story of a session; what the user has lost is a warning, once, on the command that reads.</summary>
public sealed class SessionStoryTests : IDisposable
{
    private const string Key = "AIzaSyTheSecretThatNoTextMayHold00000";

    private const string GoAway = """
        name: leaves
        steps:
          - expect: text
          - say: "One."
          - go away: 30s
          - repeat: forever
            steps:
              - expect: text
              - say: "Again."
        """;

    private const string CutInMidAnswer = """
        name: cut-in-mid-answer
        steps:
          - expect: text
          - say: "One."
          - expect: text
          - send: '{"serverContent":{"modelTurn":{"parts":[{"text":"This is cut"}]}}}'
          - drop
          - repeat: forever
            steps:
              - expect: text
              - say: "Again."
        """;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verbose_tells_of_a_move_from_the_goAway_to_the_next_connection()
    {
        HostedRun run = await PlayAsync(
            GoAway,
            """
            Invoke-LiveTurn -Session $session 'Hello' | Out-Null
            Receive-LiveMessage -Session $session -Follow -Kind Reconnected -Timeout 60 -Verbose -Debug | Select-Object -First 1
            (Invoke-LiveTurn -Session $session 'Hello again').Transcript
            """);

        Assert.Equal("Again.", run.Values.Last());
        AssertInOrder(run.Verbose, "ends this connection in 30 s (goAway)", "moves to another connection: the service asked for it (goAway); attempt 1 in 1.5 s. What is sent meanwhile waits.", "is on another connection after", "the conversation goes on as it was");
        Assert.Empty(run.Warnings);
        Assert.Contains(run.Debug, line => line.Contains("Reconnecting", StringComparison.Ordinal));
        AssertNoSecret(run);
    }

    [Fact]
    public async Task A_turn_that_was_lost_is_a_warning_on_the_command_that_reads()
    {
        HostedRun run = await PlayAsync(
            CutInMidAnswer,
            """
            Invoke-LiveTurn -Session $session 'Hello' | Out-Null
            Send-LiveText -Session $session 'And now?'
            Receive-LiveMessage -Session $session -Timeout 60 -Verbose | Out-Null
            (Invoke-LiveTurn -Session $session 'Hello again').Transcript
            """);

        Assert.Equal("Again.", run.Values.Last());
        Assert.Contains("the turn that was going on was lost", Assert.Single(run.Warnings), StringComparison.Ordinal);
        AssertInOrder(run.Verbose, "comes back on another connection: the connection broke; attempt 1 in 1.5 s", "is on another connection after");
        AssertNoSecret(run);
    }

    [Fact]
    public async Task A_turn_that_runs_and_is_lost_is_an_error_and_no_warning_besides()
    {
        HostedRun run = await PlayAsync(
            CutInMidAnswer,
            """
            Invoke-LiveTurn -Session $session 'Hello' | Out-Null
            Invoke-LiveTurn -Session $session 'And now?' -Verbose | Out-Null
            """);

        Assert.Equal(["ConnectionLost"], run.ErrorIds);
        Assert.Empty(run.Warnings);
        AssertInOrder(run.Verbose, "comes back on another connection", "is on another connection after");
    }

    [Fact]
    public async Task A_conversation_that_the_service_has_lost_is_a_warning()
    {
        HostedRun run = await PlayAsync(
            CutInMidAnswer.Replace("steps:\n  - expect", "service: { handle lifetime: 1 ms }\nsteps:\n  - expect", StringComparison.Ordinal),
            """
            Invoke-LiveTurn -Session $session 'Hello' | Out-Null
            Send-LiveText -Session $session 'And now?'
            Receive-LiveMessage -Session $session -Timeout 60 | Out-Null
            """);

        Assert.Contains(run.Warnings, warning => warning.Contains("the service has lost the conversation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_shows_neither_its_handle_nor_its_key_whatever_it_is_turned_into()
    {
        HostedRun run = await PlayAsync(
            GoAway,
            """
            Invoke-LiveTurn -Session $session 'Hello' | Out-Null
            $session.GetResumptionHandle()
            [System.Management.Automation.PSSerializer]::Serialize($session, 4)
            $session | Format-List * | Out-String
            $session | Format-List | Out-String
            """);

        string[] said = [.. run.Values.Select(static one => (string)one!)];
        Assert.NotEmpty(said[0]);
        Assert.All(said[1..], text => Assert.DoesNotContain(said[0], text, StringComparison.Ordinal));
        Assert.All(said, text => Assert.DoesNotContain(Key, text, StringComparison.Ordinal));
        Assert.Contains("gemini-3.8-live", said[1], StringComparison.Ordinal);
    }

    private static void AssertInOrder(IEnumerable<string> lines, params string[] parts)
    {
        string all = string.Join("\n", lines);
        int at = 0;
        foreach (string part in parts)
        {
            int found = all.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is not, or not there, in:\n{all}");
            at = found + part.Length;
        }
    }

    private static void AssertNoSecret(HostedRun run)
        => Assert.DoesNotContain(Key, string.Join("\n", run.Verbose.Concat(run.Debug).Concat(run.Warnings)), StringComparison.Ordinal);

    private async Task<HostedRun> PlayAsync(string scenario, string script)
    {
        using HostedShell shell = HostedShell.Open();
        return await shell.RunAsync(
            $$"""
            $sim = Start-LiveSimulator $args[0] -Speed Instant
            $session = Connect-LiveSession -Uri $sim.Uri -ApiKey (ConvertTo-SecureString {{Key}} -AsPlainText -Force) -OutputTranscription -Verbose
            try
            {
            {{script}}
            }
            finally
            {
                Get-LiveSession | Disconnect-LiveSession
                $sim | Stop-LiveSimulator
            }
            """,
            Stop,
            _folder.Write("scenario.yaml", Encoding.UTF8.GetBytes(scenario)));
    }
}
