using System.Diagnostics;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Data;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsDiagnostic.Measure, "Command")]
[OutputType(typeof(System.TimeSpan))]
public sealed class MeasureCommandCommand : PSCmdlet
{
    private readonly Stopwatch _clock = new();

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock Expression { get; set; } = ScriptBlock.Create("");

    protected override void ProcessRecord()
    {
        _clock.Start();
        InvokeCommand.InvokeScript(useLocalScope: false, Expression, new[] { InputObject }, args: []);
        _clock.Stop();
    }

    protected override void EndProcessing() => WriteObject(_clock.Elapsed);
}
