using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Commands;

/// <summary><c>BeforeDiscovery</c>: runs where it stands, while tests are discovered.</summary>
[Cmdlet("Invoke", "PesterBeforeDiscovery")]
public sealed class BeforeDiscoveryCommand : PesterCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock ScriptBlock { get; set; } = ScriptBlock.Create("");

    protected override void EndProcessing()
    {
        _ = Current;
        InvokeCommand.InvokeScript(useLocalScope: false, ScriptBlock, input: null);
    }
}
