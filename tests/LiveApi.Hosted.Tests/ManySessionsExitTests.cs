using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Two hundred sessions in one process, and then each way in which that ends: no socket and no simulator is left.</summary>
public sealed class ManySessionsExitTests
{
    private const string OpenAll = """
        $simulator = Start-LiveSimulator -Speed Instant
        $key = ConvertTo-SecureString k -AsPlainText -Force
        $shells = foreach ($number in 1..4) {
            $shell = [powershell]::Create()
            $shell.Runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
            $shell.Runspace.Open()
            $null = $shell.AddScript('param($manifest, $uri, $key) Import-Module $manifest; foreach ($one in 1..50) { $null = Connect-LiveSession -Uri $uri -ApiKey $key -ConnectTimeout 60 }; @(Get-LiveSession).Count').AddArgument($manifest).AddArgument($simulator.Uri).AddArgument($key)
            $shell
        }
        function Get-SocketCount { @([IO.Directory]::GetFileSystemEntries('/proc/self/fd') | Where-Object { ([IO.FileInfo]$_).LinkTarget -like 'socket:*' }).Count }
        $before = Get-SocketCount
        $running = foreach ($shell in $shells) { $shell.BeginInvoke() }
        $open = 0
        foreach ($number in 0..3) { $open += $shells[$number].EndInvoke($running[$number])[0] }
        "$open $($simulator.ProcessId) $((Get-SocketCount) -ge $before + 200)"
        """;

    // What is left is waited for to go; a socket that stays is the time-out of the test.
    [Theory(Timeout = 120_000)]
    [InlineData("exit 0", null)]
    [InlineData("foreach ($shell in $shells) { $shell.Commands.Clear(); $null = $shell.AddScript('Remove-Module LiveApi').Invoke() }", "True")]
    [InlineData("foreach ($shell in $shells) { $shell.Runspace.Dispose() }", "True")]
    public async Task Nothing_is_left(string end, string? left)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc: sockets are counted there");

        ProgramRun run = await ProgramRun.ShellAsync(
            $"$manifest = '{Repository.Manifest}'; Import-Module $manifest; {OpenAll}\n{end}\nwhile ((Get-SocketCount) -gt $before) {{ [Threading.Thread]::Yield() | Out-Null }} $true",
            TestContext.Current.CancellationToken);

        string[] said = run.Output.TrimEnd().Split('\n');
        Assert.Equal(("", 0, left), (run.Errors, run.ExitCode, said.Length > 1 ? said[1] : null));
        string[] open = said[0].Split(' ');
        Assert.Equal(("200", "True"), (open[0], open[2]));
        await GoneAsync(int.Parse(open[1], CultureInfo.InvariantCulture));
    }

    private static async Task GoneAsync(int processId)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (ArgumentException)
        {
            // It had ended before it was looked for.
        }
    }
}
