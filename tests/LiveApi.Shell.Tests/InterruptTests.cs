using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Shell.Tests.Support;
using Xunit;

namespace LiveApi.Shell.Tests;

/// <summary>Ctrl+C, as the signal that a terminal makes of it.</summary>
public sealed class InterruptTests
{
    [Theory]
    [InlineData("Start-Sleep 600")]
    [InlineData("while ($true) { }")]
    public async Task Stops_the_script_at_once_and_lets_it_clean_up(string wait)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals: Windows has none that reach one process only");
        CancellationToken stop = TestContext.Current.CancellationToken;
        using ScriptFile script = new($"try {{ Write-Host started; {wait}; 'not reached' }} finally {{ Write-Host cleaned }}");
        using ShellProcess shell = ShellProcess.Start([script.Path]);

        Assert.Equal("started", await shell.Output.ReadLineAsync(stop));
        await shell.InterruptAsync(stop);
        ShellResult result = await shell.EndAsync(stop);

        Assert.Equal((130, "cleaned\n", ""), (result.ExitCode, result.Output, result.Errors));
    }
}
