using System.Linq;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Hundreds of sessions in one process, from several runspaces: each has its own life, and each runspace ends its own only.</summary>
public sealed class ManySessionsTests
{
    private const int Runspaces = 4;
    private const int SessionsEach = 50;

    [Fact]
    public async Task Each_runspace_holds_its_own_sessions_and_ends_no_others()
    {
        using HostedShell host = HostedShell.Open();
        string uri = (await host.RunAsync("(Start-LiveSimulator -Speed Instant).Uri.AbsoluteUri", TestContext.Current.CancellationToken)).Output.Single().ToString();
        HostedShell[] shells = [.. Enumerable.Range(0, Runspaces).Select(static _ => HostedShell.Open())];
        try
        {
            HostedRun[] opened = await Task.WhenAll(shells.Select(shell => shell.RunAsync(
                $$"""
                $uri = $args[0]
                $key = ConvertTo-SecureString k -AsPlainText -Force
                $global:mine = @(1..{{SessionsEach}} | ForEach-Object { Connect-LiveSession -Uri $uri -ApiKey $key -OutputTranscription -ConnectTimeout 60 })
                $said = $mine | ForEach-Object { Invoke-LiveTurn -Session $_ -Text "I am $($_.Name)" -Timeout 60 }
                @(Get-LiveSession).Count
                @($said | Where-Object { $_.Outcome -eq 'Completed' }).Count
                """,
                TestContext.Current.CancellationToken,
                uri)));
            Assert.All(opened, static run => run.OrThrow());
            Assert.All(opened, static run => Assert.Equal(["50", "50"], run.Output.Select(static one => one.ToString())));

            // One module is removed, one runspace closed, one disconnects its sessions, and one goes on.
            HostedRun removed = await shells[0].RunAsync("Remove-Module LiveApi; $mine.State | Select-Object -Unique", TestContext.Current.CancellationToken);
            HostedRun ended = await shells[1].RunAsync("$mine", TestContext.Current.CancellationToken);
            shells[1].Dispose();
            HostedRun closed = await shells[2].RunAsync("Get-LiveSession | Disconnect-LiveSession; @(Get-LiveSession).Count", TestContext.Current.CancellationToken);
            HostedRun going = await shells[3].RunAsync(
                "@($mine | ForEach-Object { Invoke-LiveTurn -Session $_ -Text 'Still here' -Timeout 60 } | Where-Object { $_.Outcome -eq 'Completed' }).Count", TestContext.Current.CancellationToken);

            Assert.Equal("Closed", Assert.Single(removed.Output).ToString());
            Assert.Equal("0", Assert.Single(closed.Output).ToString());
            Assert.Equal("50", Assert.Single(going.Output).ToString());
            Assert.Equal(SessionsEach, ended.Output.Count);
            Assert.All(ended.Output, static one => Assert.Equal("Closed", one.Properties["State"].Value.ToString()));
        }
        finally
        {
            foreach (HostedShell shell in shells)
            {
                shell.Dispose();
            }
        }
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_many_leaves_each_whole()
    {
        using HostedShell shell = HostedShell.Open();
        shell.Run("$global:sim = Start-LiveSimulator -Speed Instant; $global:key = ConvertTo-SecureString k -AsPlainText -Force").OrThrow();

        // Stopped while it opens them: what was opened is open, and nothing is half so.
        int opened = await StoppedAsync(shell, "while ($true) { (Connect-LiveSession -Uri $sim.Uri -ApiKey $key -OutputTranscription -ConnectTimeout 60).Id }", outputs: 100);
        Assert.InRange(shell.Get<int>("@(Get-LiveSession).Count"), opened, opened + 1);
        shell.Run("while (@(Get-LiveSession).Count -lt 200) { $null = Connect-LiveSession -Uri $sim.Uri -ApiKey $key -OutputTranscription -ConnectTimeout 60 }").OrThrow();

        // Stopped while it talks to them, and while it waits for the first of them.
        await StoppedAsync(shell, "while ($true) { Get-LiveSession | Invoke-LiveTurn -Text 'hello' -Timeout 60 }", outputs: 20);
        await StoppedAsync(shell, "'reading'; Get-LiveSession | Receive-LiveMessage -Follow", outputs: 1);

        Assert.Equal("200 Ready", shell.Get<string>("$states = Get-LiveSession | Group-Object State; \"$($states.Count) $($states.Name)\""));
        Assert.Equal(200, shell.Get<int>("@(Get-LiveSession | Invoke-LiveTurn -Text 'still here' -Timeout 60 | Where-Object Outcome -in Completed, Interrupted).Count"));
    }

    // How many objects it had given when it was stopped.
    private static async Task<int> StoppedAsync(HostedShell shell, string script, int outputs)
    {
        using HostedScript running = shell.Begin(script);
        await running.OutputOf(outputs);
        running.Stop();
        HostedRun run = await running.EndAsync();
        Assert.True(run.Stopped);
        Assert.Empty(run.Errors);
        return run.Output.Count;
    }
}
