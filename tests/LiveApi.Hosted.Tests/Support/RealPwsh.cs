using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>The real thing, where it is installed: what stands in for it here is compared with it.</summary>
internal static class RealPwsh
{
    /// <summary>Names the program where it is not on the path.</summary>
    private static string Program => Environment.GetEnvironmentVariable("LIVEAPI_PWSH") is { Length: > 0 } named ? named : "pwsh";

    /// <summary>Runs a script file, or skips the test where there is no PowerShell 7.6.</summary>
    internal static async Task<ProgramRun> RunAsync(string script, IEnumerable<string> arguments, CancellationToken stop)
    {
        const string Missing = "needs PowerShell 7.6 (LIVEAPI_PWSH or pwsh on the path): https://aka.ms/install-powershell";
        ProgramRun version;
        try
        {
            version = await ProgramRun.StartAsync(Program, ["-NoProfile", "-Command", "$PSVersionTable.PSVersion -ge [version]'7.6'"], stop);
        }
        catch (Win32Exception)
        {
            Assert.Skip(Missing);
            throw;
        }
        Assert.SkipUnless(version.Output.Trim() is "True", Missing);
        return await ProgramRun.StartAsync(Program, ["-NoProfile", "-File", script, .. arguments], stop);
    }

    /// <summary>Real Pester's lines for the files in a folder, or skips the test where there is no Pester 5.</summary>
    internal static async Task<IReadOnlyList<string>> PesterAsync(string folder, CancellationToken stop)
    {
        ProgramRun run = await RunAsync(Repository.PathOf("eng", "Pester", "Get-PesterResult.ps1"), ["-Folder", folder], stop);
        Assert.SkipWhen(run.Errors.Contains("Pester' was not loaded", StringComparison.Ordinal), "needs Pester 5: Install-Module Pester -MinimumVersion 5.0");
        // What a test says on the console stands between the lines.
        return [.. Array.FindAll(run.Output.Split('\n'), line => line.Contains(".Tests.ps1 | ", StringComparison.Ordinal))];
    }
}
