using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Simulator;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Stop, "LiveSimulator", DefaultParameterSetName = "Simulator", SupportsShouldProcess = true)]
public sealed class StopLiveSimulatorCommand : LiveCmdlet
{
    [Parameter(ParameterSetName = "Simulator", Position = 0, ValueFromPipeline = true)]
    public LiveSimulator[]? Simulator { get; set; }

    [Parameter(ParameterSetName = "Id", Mandatory = true)]
    [ArgumentCompleter(typeof(SimulatorIdCompleter))]
    public int[]? Id { get; set; }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (int id in Id ?? [])
        {
            LiveSimulator simulator;
            try
            {
                simulator = Open.Simulators.WithId(id);
            }
            catch (LiveException fault)
            {
                await WriteErrorAsync(fault, id).ConfigureAwait(false);
                continue;
            }

            await EndAsync(simulator).ConfigureAwait(false);
        }

        foreach (LiveSimulator simulator in Id is null ? Simulator ?? TheOnlyOne() : [])
        {
            await EndAsync(simulator).ConfigureAwait(false);
        }
    }

    private async Task EndAsync(LiveSimulator simulator)
    {
        if (await ShouldProcessAsync($"{simulator}", "Stop the simulator").ConfigureAwait(false))
        {
            await simulator.StopAsync(Time).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<LiveSimulator> TheOnlyOne()
    {
        IReadOnlyList<LiveSimulator> running = Open.Simulators.Running;
        return running.Count <= 1 ? running : throw new LiveException(
            LiveFault.SimulatorAmbiguous,
            $"{running.Count} simulators are running: {string.Join(", ", running)}.",
            "Say which: Get-LiveSimulator | Stop-LiveSimulator stops them all.");
    }
}
