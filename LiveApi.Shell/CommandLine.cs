using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LiveApi.Shell;

/// <summary>What the shell was asked to run.</summary>
internal enum ShellTask
{
    Prompt,
    Script,
    Command,
    Help,
    Version,
}

/// <summary>The command line, read as <c>pwsh</c> reads its own.</summary>
internal sealed record CommandLine
{
    internal const string Usage = """
        Usage: LiveApi.Shell [[-File] <script.ps1> [arguments]]
                             [-Command <text> | -]
                             [-NoExit] [-NoProfile] [-NonInteractive] [-NoLogo]
                             [-WorkingDirectory <directory>] [-Version] [-Help]

        Without a script or a command it prompts. '-' reads the script from standard input.
        """;

    internal ShellTask Task { get; init; } = ShellTask.Prompt;

    /// <summary>The full path of the script, or the text of the command; null means standard input.</summary>
    internal string? Source { get; init; }

    internal IReadOnlyList<string> Arguments { get; init; } = [];

    internal bool NoExit { get; init; }

    internal bool NonInteractive { get; init; }

    internal bool NoLogo { get; init; }

    internal string? WorkingDirectory { get; init; }

    /// <summary>Why the command line cannot be run; null when it can.</summary>
    internal string? Error { get; init; }

    internal static CommandLine Parse(IReadOnlyList<string> args)
    {
        CommandLine line = new();
        for (int at = 0; at < args.Count; at++)
        {
            string rest() => string.Join(' ', args.Skip(at + 1));
            switch (Switches.Resolve(args[at]))
            {
                case "NoProfile":
                    break;
                case "NoLogo":
                    line = line with { NoLogo = true };
                    break;
                case "NoExit":
                    line = line with { NoExit = true };
                    break;
                case "NonInteractive":
                    line = line with { NonInteractive = true };
                    break;
                case "Interactive":
                    line = line with { NonInteractive = false };
                    break;
                case "Version":
                    return line with { Task = ShellTask.Version };
                case "Help":
                    return line with { Task = ShellTask.Help };
                case "ExecutionPolicy" when at + 1 < args.Count:
                    at++;
                    break;
                case "WorkingDirectory" when at + 1 < args.Count:
                    line = line with { WorkingDirectory = args[++at] };
                    break;
                case "Command" when at + 1 < args.Count:
                    return line with { Task = ShellTask.Command, Source = rest() is "-" ? null : rest() };
                case "File" when at + 1 < args.Count:
                    return line.WithScript(args[at + 1], args.Skip(at + 2));
                case { } needsValue:
                    return line with { Error = $"Cannot process the command because of a missing parameter. A value must follow -{needsValue}." };
                default:
                    return line.WithScript(args[at], args.Skip(at + 1));
            }
        }
        return line;
    }

    private CommandLine WithScript(string path, IEnumerable<string> arguments)
    {
        if (path is "-")
        {
            return this with { Task = ShellTask.Command, Source = null, Arguments = [.. arguments] };
        }
        string full = Path.GetFullPath(path);
        return File.Exists(full)
            ? this with { Task = ShellTask.Script, Source = full, Arguments = [.. arguments] }
            : this with
            {
                Error = $"The argument '{path}' is not recognized as the name of a script file. Check the spelling of the name, "
                    + "or if a path was included, verify that the path is correct and try again.",
            };
    }
}
