using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Simulator;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Start, "LiveSimulator", DefaultParameterSetName = "Scenario")]
[OutputType(typeof(LiveSimulator))]
public sealed class StartLiveSimulatorCommand : LiveCmdlet
{
    [Parameter(ParameterSetName = "Scenario", Position = 0)]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    [ValidateNotNullOrEmpty]
    public string Scenario { get; set; } = "parrot";

    [Parameter(ParameterSetName = "Replay", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Replay { get; set; }

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

    protected override object? ErrorTarget => Replay ?? Scenario;

    protected override async Task EndAsync(CancellationToken stop)
    {
        SimulatorOptions options = new(WholePath(Scenario), Port, Speed, Timeout) { Replay = Replay is null ? null : WholePath(Replay), KeepsAudio = KeepAudio, UsesTls = Tls };
        LiveSimulator simulator = await LiveSimulator.StartAsync(options, Time, stop).ConfigureAwait(false);
        Open.Simulators.Add(simulator);
        await WriteVerboseAsync($"Simulator {simulator.Id} (process {simulator.ProcessId}) plays '{Replay ?? Scenario}' at {simulator.Uri}: '{simulator.Program}'.").ConfigureAwait(false);
        await WriteAsync(simulator).ConfigureAwait(false);
    }

    // The simulator's folder is not PowerShell's: a file goes over with its whole path.
    private string WholePath(string scenarioOrFile)
    {
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(scenarioOrFile);
        return File.Exists(path) ? path : scenarioOrFile;
    }
}
