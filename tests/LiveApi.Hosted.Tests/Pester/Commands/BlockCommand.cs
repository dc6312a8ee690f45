using System.Collections.Generic;
using System.Management.Automation;
using LiveApi.Hosted.Tests.Pester.Model;

namespace LiveApi.Hosted.Tests.Pester.Commands;

/// <summary><c>Describe</c> and <c>Context</c>.</summary>
[Cmdlet("Add", "PesterBlock")]
public sealed class BlockCommand : PesterCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1)]
    public ScriptBlock Fixture { get; set; } = ScriptBlock.Create("");

    [Parameter]
    [Alias("Tags")]
    public string[] Tag { get; set; } = [];

    [Parameter]
    public SwitchParameter Skip { get; set; }

    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? ForEach { get; set; }

    protected override void EndProcessing()
    {
        PesterBlock parent = Current;
        foreach (Dictionary<string, object?> data in Cases(ForEach, MyInvocation.BoundParameters.ContainsKey(nameof(ForEach))))
        {
            PesterBlock block = new(parent, Expand(Name, parent, data), data, Skip, parent.Drive);
            parent.Items.Add(block);
            File.Discovering = block;
            try
            {
                InvokeCommand.InvokeScript(useLocalScope: true, PesterScripts.Discover, input: null, block, Fixture);
            }
            finally
            {
                File.Discovering = parent;
            }
        }
    }
}
