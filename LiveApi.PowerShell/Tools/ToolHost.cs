using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace LiveApi.PowerShell.Tools;

/// <summary>The host of a tool's runspace: it shows nothing, and notices a script that wants to end the shell.</summary>
internal sealed class ToolHost : PSHost
{
    /// <summary>What <c>exit</c> was called with since this was last set to null.</summary>
    internal int? ExitCode { get; set; }

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "LiveTool";

    public override PSHostUserInterface? UI => null;

    public override Version Version => typeof(ToolHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("A tool has nobody to ask.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
