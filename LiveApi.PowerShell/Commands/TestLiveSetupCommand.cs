using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Setups;
using LiveApi.Profiles;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Test, "LiveSetup")]
[OutputType(typeof(SetupConflict), typeof(bool))]
public sealed class TestLiveSetupCommand : SetupCommand
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? Model { get; set; }

    [Parameter(ValueFromPipeline = true)]
    [SetupObject]
    [ValidateNotNull]
    public override LiveSetup? Setup { get; set; }

    [Parameter]
    public SwitchParameter Vertex { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApiVersion { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override object? ErrorTarget => Setup;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        SetupCase asked = Settings().Build(new SetupPlace { Backend = Vertex ? Backend.Vertex : Backend.Gemini, ApiVersion = ApiVersion, Models = Models });
        if (Quiet)
        {
            await WriteAsync(SetupConflicts.Find(asked).All(static one => one.Severity is not SetupSeverity.Error)).ConfigureAwait(false);
            return;
        }

        foreach (SetupConflict conflict in SetupConflicts.Find(asked))
        {
            await WriteAsync(conflict).ConfigureAwait(false);
        }
    }
}
