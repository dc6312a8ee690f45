using System.Collections.Generic;
using System.Management.Automation;
using LiveApi.Hosted.Tests.Pester.Model;

namespace LiveApi.Hosted.Tests.Pester.Commands;

/// <summary><c>It</c>.</summary>
[Cmdlet("Add", "PesterTest")]
public sealed class ItCommand : PesterCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1)]
    public ScriptBlock Test { get; set; } = ScriptBlock.Create("");

    [Parameter]
    [Alias("TestCases")]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? ForEach { get; set; }

    [Parameter]
    public string[] Tag { get; set; } = [];

    [Parameter]
    public SwitchParameter Skip { get; set; }

    protected override void EndProcessing()
    {
        PesterBlock parent = Current;
        if (parent.Parent is null)
        {
            throw new PSInvalidOperationException("Test cannot be directly in the root.");
        }
        foreach (Dictionary<string, object?> data in Cases(ForEach, MyInvocation.BoundParameters.ContainsKey(nameof(ForEach))))
        {
            parent.Items.Add(new PesterTest(parent, Expand(Name, parent, data), data, Skip, Test));
        }
    }
}
