using System;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Which file Start-LiveSimulator starts, and what it says where there is none.</summary>
public sealed class SimulatorProgramTests : IDisposable
{
    private const string Native = "#!/bin/sh\necho 'listening on ws://127.0.0.1:9'\ncat > /dev/null\n";

    private readonly DirectoryInfo _module = Directory.CreateTempSubdirectory("liveapi-module-");
    private readonly string _simulator;

    public SimulatorProgramTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux: a native file is a shell script here");
        foreach (string file in Directory.EnumerateFiles(Repository.Root, "LiveApi.*.ps1xml")) { Copy(file); }
        Copy(Repository.PathOf("LiveApi.psd1"));
        Copy(Repository.PathOf("LiveApi.psm1"));
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("bin", "net10.0"), "*.dll")) { Copy(file, "bin", "net10.0"); }
        _simulator = Directory.CreateDirectory(Path.Combine(_module.FullName, "bin", "simulator")).FullName;
    }

    private string NativeFile => Path.Combine(_simulator, "native", $"linux-{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}", "LiveApi.Simulator");

    [Fact]
    public async Task A_native_file_needs_nothing_else()
    {
        WriteNative();

        Assert.Equal((NativeFile + "\nhttp://127.0.0.1:9/\n", ""), await StartAsync());
    }

    [Fact]
    public async Task A_native_file_from_an_older_build_is_left_alone()
    {
        WriteNative();
        File.SetLastWriteTimeUtc(NativeFile, DateTime.UtcNow.AddDays(-1));
        File.WriteAllText(Path.Combine(_simulator, "LiveApi.Simulator.dll"), "not an assembly");

        (string output, string errors) = await StartAsync();

        Assert.Equal("", output);
        Assert.Contains("The simulator ended with code", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_there_is_said_with_both_places()
    {
        (string output, string errors) = await StartAsync();

        Assert.Equal("", output);
        Assert.Contains($"neither '{NativeFile}' nor '{Path.Combine(_simulator, "LiveApi.Simulator.dll")}' exists", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_may_not_run_is_said_with_what_helps()
    {
        WriteNative();
        Permit(UnixFileMode.UserRead);

        Assert.Contains($"chmod +x '{NativeFile}'", (await StartAsync()).Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _module.Delete(recursive: true);

    private void WriteNative()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(NativeFile)!);
        File.WriteAllText(NativeFile, Native);
        Permit(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Permit(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(NativeFile, mode); }
    }

    private async Task<(string Output, string Errors)> StartAsync()
    {
        ProgramRun run = await ProgramRun.ShellAsync(
            $"Import-Module '{Path.Combine(_module.FullName, "LiveApi.psd1")}'; try {{ $sim = Start-LiveSimulator; $sim.Program; $sim.Page.AbsoluteUri }} catch {{ [Console]::Error.WriteLine($_.Exception.Message + ' ' + $_.ErrorDetails.RecommendedAction) }}",
            TestContext.Current.CancellationToken);
        return (run.Output, run.Errors);
    }

    private void Copy(string file, params string[] folder)
        => File.Copy(file, Path.Combine(Directory.CreateDirectory(Path.Combine([_module.FullName, .. folder])).FullName, Path.GetFileName(file)));
}
