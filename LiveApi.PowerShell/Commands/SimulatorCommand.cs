using System.Management.Automation;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Simulator;

namespace LiveApi.PowerShell.Commands;

/// <summary>A cmdlet that asks a running simulator for something.</summary>
public abstract class SimulatorCommand : LiveCmdlet
{
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public LiveSimulator? Simulator { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Run { get; set; }

    protected override object? ErrorTarget => Simulator;

    /// <summary>The run where connections are that name none.</summary>
    private protected const string UnnamedRun = "default";

    private protected SimulatorControl Control => new(Simulator ?? Open.Simulators.TheOnlyOne());
}
