using System;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Data;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsCommon.Get, "Variable")]
[OutputType(typeof(PSVariable))]
public sealed class GetVariableCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    [Parameter]
    public string? Scope { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            PSVariable[] found = WildcardPattern.ContainsWildcardCharacters(name) ? Matching(name) : [.. One(name)];
            if (found.Length is 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"Cannot find a variable with the name '{name}'."), "VariableNotFound", ErrorCategory.ObjectNotFound, name));
            }
            foreach (PSVariable variable in found)
            {
                WriteObject(ValueOnly ? variable.Value : variable);
            }
        }
    }

    private PSVariable[] One(string name) => SessionState.PSVariable.Get(VariableScope.Qualify(name, Scope)) is { } variable ? [variable] : [];

    private PSVariable[] Matching(string pattern) =>
        [
            .. InvokeProvider.Item.Get("Variable:" + pattern)
                .Select(item => item.BaseObject)
                .OfType<PSVariable>()
                .OrderBy(variable => variable.Name, StringComparer.OrdinalIgnoreCase),
        ];
}
