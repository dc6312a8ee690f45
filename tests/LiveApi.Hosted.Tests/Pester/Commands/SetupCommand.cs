using System.Management.Automation;
using LiveApi.Hosted.Tests.Pester.Model;

namespace LiveApi.Hosted.Tests.Pester.Commands;

/// <summary><c>BeforeAll</c>, <c>AfterAll</c>, <c>BeforeEach</c> and <c>AfterEach</c>, told apart by the name they are called by.</summary>
[Cmdlet("Set", "PesterSetup")]
public sealed class SetupCommand : PesterCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Scriptblock")]
    public ScriptBlock Body { get; set; } = ScriptBlock.Create("");

    protected override void EndProcessing()
    {
        PesterBlock block = Current;
        switch (MyInvocation.InvocationName.ToUpperInvariant())
        {
            case "BEFOREALL":
                block.BeforeAll = Once(block.BeforeAll);
                break;
            case "AFTERALL":
                block.AfterAll = Once(block.AfterAll);
                break;
            case "BEFOREEACH" when block.Parent is not null:
                block.BeforeEach = Once(block.BeforeEach);
                break;
            case "AFTEREACH" when block.Parent is not null:
                block.AfterEach = Once(block.AfterEach);
                break;
            default:
                throw new PSInvalidOperationException($"{MyInvocation.InvocationName} cannot stand here: each-test setups are not supported in the root of a file.");
        }
    }

    // Pester keeps the last one without a word.
    private ScriptBlock Once(ScriptBlock? before)
        => before is null ? Body : throw new PSInvalidOperationException($"{MyInvocation.InvocationName} stands twice in one block.");
}
