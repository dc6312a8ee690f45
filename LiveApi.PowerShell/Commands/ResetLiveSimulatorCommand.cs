using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.Reset, "LiveSimulator")]
[OutputType(typeof(void))]
public sealed class ResetLiveSimulatorCommand : SimulatorCommand
{
    protected override async Task ProcessAsync(CancellationToken stop) => await Control.ForgetAsync(Run, stop).ConfigureAwait(false);
}
