using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>What went wrong for a user becomes a recording, the recording a simulator that does it again, and a scenario that passes its check.</summary>
public sealed class FaultToScenarioTests : IDisposable
{
    private const string Fault = """
        name: fault
        steps:
          - expect: text
          - say: "So far, so good."
          - expect: text
          - close: 1011
            reason: "Internal error encountered."
        """;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fault_is_recorded_seen_again_by_a_new_client_and_made_a_scenario()
    {
        string recording = _folder.File("fault.jsonl");
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync(
            """
            $scenario, $recording = $args
            function Meet-Fault($uri, $save) {
                $session = Connect-LiveSession -Uri $uri -OutputTranscription -NoReconnect
                (Invoke-LiveTurn -Session $session -Text 'Hello').Transcript
                Invoke-LiveTurn -Session $session -Text 'And now?' -ErrorAction SilentlyContinue | Out-Null
                "$($session.Closed.Code) $($session.Closed.Reason)"
                if ($save) { Save-LiveRecording $save -Session $session }
            }
            $sim = Start-LiveSimulator $scenario -Speed Instant
            Meet-Fault $sim.Uri $recording
            $sim | Stop-LiveSimulator
            $again = Start-LiveSimulator -Replay $recording -Speed Instant
            Meet-Fault $again.Uri
            $again | Stop-LiveSimulator
            """,
            Stop,
            _folder.Write("fault.yaml", Encoding.UTF8.GetBytes(Fault)),
            recording);

        Assert.Empty(run.ErrorIds);
        Assert.Equal(["So far, so good.", "1011 Internal error encountered.", "So far, so good.", "1011 Internal error encountered."], run.Values);

        string draft = _folder.File("draft.yaml");
        Assert.Equal((0, ""), await SimulatorAsync("to-scenario", recording, "--output", draft));
        Assert.Equal((0, ""), await SimulatorAsync("check", draft));
        Assert.Contains("1011", await File.ReadAllTextAsync(draft, Stop), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Errors)> SimulatorAsync(params string[] words)
    {
        ProgramRun run = await ProgramRun.StartAsync("dotnet", words.Prepend(Repository.PathOf("bin", "simulator", "LiveApi.Simulator.dll")), Stop);
        return (run.ExitCode, run.Errors);
    }
}
