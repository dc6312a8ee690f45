using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Pester;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Runner and stand-ins beside real Pester 5 and real PowerShell 7.6. In the build only where LIVEAPI_PWSH names that program.</summary>
public sealed class RealPwshTests(PesterRuns runs) : IClassFixture<PesterRuns>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Real_Pester_gives_the_same_names_and_results()
    {
        IReadOnlyList<string> real = await RealPwsh.PesterAsync(PesterRuns.Folder, Stop);
        IEnumerable<string> ours = PesterRuns.FileNames.SelectMany(name => runs.Of(name).Root.Tests.Select(test => $"{name} | {test.Result} | {test.Path}"));
        Assert.Equal(real.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Real_Pester_gives_the_results_that_the_runner_is_tested_with()
    {
        string fixtures = Path.Combine(AppContext.BaseDirectory, "Pester", "Fixtures");
        IReadOnlyList<string> real = await RealPwsh.PesterAsync(fixtures, Stop);
        Assert.Equal(File.ReadLines(Path.Combine(fixtures, "results.txt")).Order(StringComparer.Ordinal), real.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_stand_ins_give_what_the_real_commands_give()
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Support", "StandIns.ps1");
        using TestFolders folders = new();
        ProgramRun real = await RealPwsh.RunAsync(script, ["-Folder", folders.First], Stop);
        ProgramRun ours = await ProgramRun.StartAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "LiveApi.Shell.dll"), "-NoProfile", "-File", script, "-Folder", folders.Second], Stop);
        Assert.Equal(real.Output.Split('\n'), ours.Output.Split('\n'));
        Assert.Equal(("", ""), (real.Errors, ours.Errors));
    }

    /// <summary>Two empty folders with paths of one length, since the width of a table hangs on it.</summary>
    private sealed class TestFolders : IDisposable
    {
        internal string First { get; } = Directory.CreateTempSubdirectory("liveapi-a").FullName;

        internal string Second { get; } = Directory.CreateTempSubdirectory("liveapi-b").FullName;

        public void Dispose()
        {
            Directory.Delete(First, recursive: true);
            Directory.Delete(Second, recursive: true);
        }
    }
}
