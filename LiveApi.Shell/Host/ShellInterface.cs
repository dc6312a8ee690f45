using System;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace LiveApi.Shell.Host;

/// <summary>What the engine writes: to the terminal with colour and progress, to anything else as plain text.</summary>
internal sealed partial class ShellInterface : PSHostUserInterface
{
    private readonly object _gate = new();
    private readonly Terminal _terminal;
    private readonly bool _nonInteractive;

    internal ShellInterface(Terminal terminal, bool nonInteractive, TimeProvider time)
    {
        _terminal = terminal;
        _nonInteractive = nonInteractive;
        Progress = new ProgressLine(terminal, time);
    }

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawInterface();

    public override bool SupportsVirtualTerminal => _terminal.Colour;

    internal ProgressLine Progress { get; }

    public override void Write(string value)
    {
        lock (_gate)
        {
            Progress.Clear();
            Console.Out.Write(Plain(value));
        }
    }

    public override void WriteLine(string value)
    {
        lock (_gate)
        {
            Progress.Clear();
            Console.Out.WriteLine(Plain(value));
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => Write(Coloured(foregroundColor, backgroundColor, value));

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => WriteLine(Coloured(foregroundColor, backgroundColor, value));

    public override void WriteErrorLine(string value)
    {
        if (!_terminal.SeparateErrors)
        {
            WriteLine(value);
            return;
        }
        lock (_gate)
        {
            Console.Error.WriteLine(GetOutputString(value, supportsVirtualTerminal: false));
        }
    }

    public override void WriteWarningLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Warning, "WARNING: " + message);

    public override void WriteVerboseLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Verbose, "VERBOSE: " + message);

    public override void WriteDebugLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Debug, "DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_gate)
        {
            Progress.Show(record, RawUI.WindowSize.Width);
        }
    }

    private void WriteStyled(string style, string text)
        => WriteLine(SupportsVirtualTerminal ? style + text + PSStyle.Instance.Reset : text);

    private string Coloured(ConsoleColor foreground, ConsoleColor background, string text)
    {
        if (!SupportsVirtualTerminal)
        {
            return text;
        }
        string start = (Enum.IsDefined(foreground) ? PSStyle.MapForegroundColorToEscapeSequence(foreground) : "")
            + (Enum.IsDefined(background) ? PSStyle.MapBackgroundColorToEscapeSequence(background) : "");
        return start.Length > 0 ? start + text + PSStyle.Instance.Reset : text;
    }

    private string Plain(string text) => GetOutputString(text, SupportsVirtualTerminal);
}
