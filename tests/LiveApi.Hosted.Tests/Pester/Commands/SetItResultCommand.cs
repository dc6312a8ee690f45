using System.Management.Automation;
using LiveApi.Hosted.Tests.Pester.Model;

namespace LiveApi.Hosted.Tests.Pester.Commands;

/// <summary><c>Set-ItResult -Skipped</c>, the one of Pester's three that has a place in a clean run.</summary>
[Cmdlet(VerbsCommon.Set, "ItResult")]
public sealed class SetItResultCommand : PesterCommand
{
    [Parameter(Mandatory = true)]
    public SwitchParameter Skipped { get; set; }

    [Parameter]
    public string? Because { get; set; }

    protected override void EndProcessing()
    {
        string reason = string.IsNullOrWhiteSpace(Because) ? "is skipped" : $"is skipped, because {Because}";
        ThrowTerminatingError(new ErrorRecord(new RuntimeException(reason), PesterTest.SkippedId, ErrorCategory.InvalidResult, null));
    }
}
