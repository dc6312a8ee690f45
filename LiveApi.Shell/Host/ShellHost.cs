using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;

namespace LiveApi.Shell.Host;

/// <summary>The engine's view of this program.</summary>
internal sealed class ShellHost(Terminal terminal, bool nonInteractive, TimeProvider time) : PSHost
{
    internal static string VersionText { get; } =
        $"LiveApi.Shell {Trim(typeof(ShellHost).Assembly)} on PowerShell {Trim(typeof(PSObject).Assembly)}";

    // The engine measures wide characters for a host of this name only; for any other it counts each as one cell.
    public override string Name => "ConsoleHost";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => Interface;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    internal ShellInterface Interface { get; } = new(terminal, nonInteractive, time);

    /// <summary>The argument of <c>exit</c>; null while nobody has asked to leave.</summary>
    internal int? RequestedExit { get; private set; }

    public override void SetShouldExit(int exitCode) => RequestedExit = exitCode;

    public override void EnterNestedPrompt() => throw new PSNotSupportedException("LiveApi.Shell has no nested prompt.");

    public override void ExitNestedPrompt() => throw new PSNotSupportedException("LiveApi.Shell has no nested prompt.");

    public override void NotifyBeginApplication() => Interface.Progress.Clear();

    public override void NotifyEndApplication()
    {
    }

    private static string Trim(Assembly assembly)
        => (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?").Split('+', ' ')[0];
}
