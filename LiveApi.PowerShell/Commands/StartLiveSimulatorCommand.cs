using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Simulator;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Start, "LiveSimulator")]
[OutputType(typeof(LiveSimulator))]
public sealed class StartLiveSimulatorCommand : LiveCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    [ValidateNotNullOrEmpty]
    public string Scenario { get; set; } = "parrot";

    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    [Parameter]
    [Speed]
    [ArgumentCompleter(typeof(SpeedCompleter))]
    public double? Speed { get; set; }

    [Parameter]
    public SwitchParameter KeepAudio { get; set; }

    [Parameter]
    public SwitchParameter Tls { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    protected override object? ErrorTarget => Scenario;

    protected override async Task EndAsync(CancellationToken stop)
    {
        SimulatorOptions options = new(ScenarioOrFile(), Port, Speed, Timeout) { KeepsAudio = KeepAudio, UsesTls = Tls };
        LiveSimulator simulator = await LiveSimulator.StartAsync(options, Time, stop).ConfigureAwait(false);
        Open.Simulators.Add(simulator);
        await WriteVerboseAsync($"Simulator {simulator.Id} (process {simulator.ProcessId}) plays '{Scenario}' at {simulator.Uri}: '{simulator.Program}'.").ConfigureAwait(false);
        await WriteAsync(simulator).ConfigureAwait(false);
    }

    // The simulator's folder is not PowerShell's: a file goes over with its whole path.
    private string ScenarioOrFile()
    {
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Scenario);
        return File.Exists(path) ? path : Scenario;
    }
}
