using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LiveApi.Shell.Engine;
using LiveApi.Shell.StandIns.Formatting;
using LiveApi.Shell.Tests.Support;
using Xunit;

namespace LiveApi.Shell.Tests;

/// <summary>Every member of the engine that is reached by name is there, in the version that is referenced.</summary>
public sealed class EngineInternalsTests
{
    [Fact]
    public void Exit_leaves_the_script()
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        EngineInternals.LetExitLeaveTheScript(runspace);
    }

    [Fact]
    public async System.Threading.Tasks.Task The_engine_sends_nothing_home()
    {
        ShellResult result = await ShellProcess.RunAsync(
            TestContext.Current.CancellationToken, "-c", "[psobject].Assembly.GetType('Microsoft.PowerShell.Telemetry.ApplicationInsightsTelemetry', $true)::CanSendTelemetry");
        Assert.Equal(("False\n", ""), (result.Output, result.Errors));
    }

    [Fact]
    public void An_error_is_marked_as_one()
        => Assert.IsType<ErrorRecord>(EngineInternals.AsErrorOutput(new ErrorRecord(new InvalidOperationException(), "x", ErrorCategory.NotSpecified, null)).BaseObject);

    [Fact]
    public void Upstream_is_stopped_from_within_a_pipeline()
    {
        using PowerShell shell = PowerShell.Create(ShellRunspace.CreateState());
        shell.AddScript("$seen = 0; 1..100 | ForEach-Object { $seen++; $_ } | Select-Object -First 3; $seen");
        Assert.Equal([1, 2, 3, 3], shell.Invoke<int>());
    }

    [Fact]
    public void Write_Error_names_its_caller()
    {
        using PowerShell shell = PowerShell.Create(ShellRunspace.CreateState());
        shell.AddScript("function Get-Trouble { [CmdletBinding()] param() Write-Error 'trouble' } Get-Trouble").Invoke();
        Assert.Equal("Get-Trouble", Assert.Single(shell.Streams.Error).InvocationInfo.MyCommand.Name);
    }

    [Theory]
    [InlineData("Table")]
    [InlineData("List")]
    public void The_engine_has_the_shape(string shape)
    {
        using FormatTableCommand command = new();
        EngineInternals.Implement(command, EngineInternals.FormatShape(shape));
    }

    [Fact]
    public void The_engine_writes_lines()
    {
        using StringWriter lines = new();
        using OutStringCommand command = new();
        EngineInternals.Implement(command, EngineInternals.OutputManager(lines, 80));
    }
}
