using System;
using System.IO;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Paths as people and their shells write them.</summary>
public sealed class PathTests
{
    [Fact]
    public void A_name_that_completion_has_escaped_is_found()
    {
        string folder = Directory.CreateTempSubdirectory("LiveApi-paths-").FullName;
        try
        {
            File.Copy(Path.Combine(Repository.Root, "examples", "audio", "wait-tomorrow.en.24k-float.wav"), Path.Combine(folder, "a[1].wav"));
            using SimulatedSession open = new();
            HostedRun run = open.Shell.Run(
                """
                Set-Location $args[0]
                foreach ($path in './a`[1`].wav', './a[1].wav', './a?1].wav') { "$((Invoke-LiveTurn -Session $session -Path $path -Pace Unpaced).Outcome)" }
                (Measure-LiveLatency -Session $session -Path './a`[1`].wav' -Pace Unpaced -Repeat 1 -Warmup 0)[0].Count
                """,
                folder);

            Assert.Equal(["Completed", "Completed", "Completed", 1], run.OrThrow().Values);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(", [byte[]]::new(640) | Save-LiveAudio x-of-the-environment.wav")]
    [InlineData("Get-ChildItem $args[0] | Convert-LiveAudio -Uri ws://127.0.0.1:1 -OutputDirectory x-of-the-environment")]
    public void What_is_written_goes_to_the_file_system_alone(string command)
    {
        using HostedShell shell = HostedShell.Open();
        HostedRun run = shell.Run($"Set-Location Env:; {command}", Path.Combine(Repository.Root, "examples", "audio"));

        Assert.Equal(["AudioNotWritable"], run.ErrorIds);
        Assert.Contains("Environment", run.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Environment.CurrentDirectory, "x-of-the-environment*"));
    }
}
