using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Simulator;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "LiveSimulator")]
[OutputType(typeof(LiveSimulator))]
public sealed class GetLiveSimulatorCommand : LiveCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SimulatorIdCompleter))]
    public int[]? Id { get; set; }

    protected override async Task EndAsync(CancellationToken stop)
    {
        if (Id is null)
        {
            foreach (LiveSimulator simulator in Open.Simulators.Running)
            {
                await WriteAsync(simulator).ConfigureAwait(false);
            }

            return;
        }

        foreach (int id in Id)
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

            await WriteAsync(simulator).ConfigureAwait(false);
        }
    }
}
