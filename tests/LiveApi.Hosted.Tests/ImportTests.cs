using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Both builds load, and export what the manifest promises.</summary>
public sealed class ImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_manifest_loads_the_net10_build_with_every_cmdlet_it_names()
    {
        using HostedShell shell = HostedShell.Open();
        Assert.Equal(ModuleManifest.Cmdlets.Order(), shell.Run("(Get-Module LiveApi).ExportedCmdlets.Keys").OrThrow().Values.Cast<string>().Order());
        Assert.Contains("net10.0", shell.Get<string>("(Get-Command Get-LiveSession).ImplementingType.Assembly.Location"), StringComparison.Ordinal);
    }

    [Fact]
    public void Importing_again_with_Force_exports_the_same()
    {
        using HostedShell shell = HostedShell.Open();
        Assert.Equal(ModuleManifest.Cmdlets.Count, shell.Get<int>("(Import-Module $args[0] -Force -PassThru).ExportedCmdlets.Count", Repository.Manifest));
    }

    [Fact]
    public void Removing_the_module_takes_its_commands_away()
    {
        using HostedShell shell = HostedShell.Open();
        Assert.Equal(0, shell.Get<int>("Remove-Module LiveApi; @(Get-Command -Name '*-Live*' -CommandType Cmdlet).Count"));
    }

    [Fact]
    public async Task The_netstandard_build_runs_in_a_process_of_its_own()
    {
        string assembly = Repository.PathOf("bin", "netstandard2.0", "LiveApi.PowerShell.dll");
        ProgramRun run = await ProgramRun.ShellAsync(
            $"$ErrorActionPreference = 'Stop'; $module = Import-Module '{assembly}' -PassThru; $module.ExportedCmdlets.Count; (Get-Command Get-LiveSession).ImplementingType.Assembly.Location; @(Get-LiveSession).Count",
            Stop);
        Assert.Equal(($"{ModuleManifest.Cmdlets.Count}\n{assembly}\n0\n", "", 0), (run.Output, run.Errors, run.ExitCode));
    }

    [Fact]
    public async Task The_shell_finds_the_module_by_name_and_by_command()
    {
        ProgramRun run = await ProgramRun.ShellAsync("@(Get-LiveSession).Count; Import-Module LiveApi; (Get-Module LiveApi).Count", Stop);
        Assert.Equal(("0\n1\n", "", 0), (run.Output, run.Errors, run.ExitCode));
    }
}
