using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Send, "LiveSimulatorStep")]
[OutputType(typeof(void))]
public sealed class SendLiveSimulatorStepCommand : SimulatorCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Step { get; set; } = [];

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Connection { get; set; }

    // Several texts are the lines of one: so comes a file of steps by Get-Content.
    protected override async Task ProcessAsync(CancellationToken stop)
        => await Control.PushAsync(Run ?? UnnamedRun, Connection, string.Join("\n", Step), stop).ConfigureAwait(false);
}
