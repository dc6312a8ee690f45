using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Two hundred times refused, silent, unknown, missing, unreadable and a tool that throws: nothing is left behind.</summary>
public sealed class LeakTests
{
    [Fact]
    public async Task Nothing_is_left_after_200_cycles_of_faults()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc: sockets and children are counted there");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("liveapi-leaks-");
        try
        {
            ProgramRun run = await ProgramRun.StartAsync(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "LiveApi.Shell.dll"), "-File", Path.Combine(AppContext.BaseDirectory, "Support", "Leaks.ps1"), "-Manifest", Repository.Manifest, "-Folder", folder.FullName],
                TestContext.Current.CancellationToken);
            Assert.Equal(("", 0), (run.Errors, run.ExitCode));

            string[][] counts = [.. run.Output.TrimEnd().Split('\n').Select(line => line.Split(' '))];
            Assert.Equal(["Sockets", "Children", "Runspaces", "Sessions"], counts[..^1].Select(count => count[0]));
            Assert.All(counts[..^1], count => Assert.True(count[1] == count[2], string.Join(' ', count)));
            Assert.Equal("0", counts[^1][^1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("Get-LiveSimulator | Stop-LiveSimulator")]
    [InlineData("Remove-Module LiveApi")]
    [InlineData("exit")]
    public async Task A_simulator_leaves_no_files_of_its_runtime(string end)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a Unix: the runtime keeps its sockets in the temporary folder there");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("liveapi-leaks-");
        try
        {
            ProgramRun run = await ProgramRun.ShellAsync(
                $"Import-Module '{Repository.Manifest}'; $env:TMPDIR = '{folder.FullName}'; (Start-LiveSimulator).IsRunning; {end}", TestContext.Current.CancellationToken);
            Assert.Equal(("True\n", "", 0), (run.Output, run.Errors, run.ExitCode));
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
