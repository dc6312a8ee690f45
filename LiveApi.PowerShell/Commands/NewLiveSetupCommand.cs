using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Setups;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "LiveSetup")]
[OutputType(typeof(LiveSetup))]
public sealed class NewLiveSetupCommand : SetupCommand
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? Model { get; set; }

    [Parameter(ValueFromPipeline = true)]
    [SetupObject]
    [ValidateNotNull]
    public override LiveSetup? Setup { get; set; }

    protected override Task ProcessAsync(CancellationToken stop) => WriteAsync(Settings());
}
