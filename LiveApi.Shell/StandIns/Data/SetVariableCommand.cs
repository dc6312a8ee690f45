using System.Collections.Generic;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Data;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsCommon.Set, "Variable", SupportsShouldProcess = true)]
public sealed class SetVariableCommand : PSCmdlet
{
    private readonly List<object?> _values = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public string? Scope { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => _values.Add(Value);

    protected override void EndProcessing()
    {
        object? value = _values.Count is 1 ? _values[0] : _values.Count is 0 ? null : _values.ToArray();
        foreach (string name in Name)
        {
            if (ShouldProcess($"Name: {name} Value: {value}", "Set variable"))
            {
                string qualified = VariableScope.Qualify(name, Scope);
                SessionState.PSVariable.Set(qualified, value);
                if (PassThru)
                {
                    WriteObject(SessionState.PSVariable.Get(qualified));
                }
            }
        }
    }
}
