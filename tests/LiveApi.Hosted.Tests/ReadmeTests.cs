using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>The README's two minutes, run as they stand, in the order in which a reader meets them.</summary>
public sealed class ReadmeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tour_runs_from_end_to_end_and_leaves_nothing_open()
    {
        using ReadersFolder folder = new();
        using HostedShell shell = HostedShell.OpenBare();
        shell.Run("Set-Location -LiteralPath $args[0]; $ErrorActionPreference = 'Stop'", folder.Path).OrThrow();

        foreach (string block in Markdown.PowerShellIn(Repository.PathOf("README.md")))
        {
            (await shell.RunAsync(block, Stop)).OrThrow();
        }

        // What the text around the blocks promises.
        Assert.Contains("seconds of speech", shell.Get<string>("$turn.Transcript"), StringComparison.Ordinal);
        Assert.Equal("get_weather", shell.Get<string>("$answer.ToolCalls.Name"));
        Assert.Contains("22 degrees and dry in Paris", shell.Get<string>("$answer.Transcript"), StringComparison.Ordinal);
        Assert.True(folder.Has("answer.wav"));
        Assert.True(folder.Has("out", "wait-tomorrow.en.24k-float.wav"));
        Assert.Empty(shell.Run("Get-LiveSession | Where-Object State -ne Closed; Get-LiveSimulator").OrThrow().Output);
    }

    [Fact]
    public void The_Pester_suite_is_the_one_among_the_examples()
        => Assert.Contains($"```powershell test\n{File.ReadAllText(Repository.PathOf("examples", "weather.Tests.ps1"))}```", File.ReadAllText(Repository.PathOf("README.md")), StringComparison.Ordinal);
}
