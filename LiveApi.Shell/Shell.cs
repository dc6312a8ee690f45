using System;
using System.IO;
using System.Management.Automation.Runspaces;
using LiveApi.Shell.Engine;
using LiveApi.Shell.Host;

namespace LiveApi.Shell;

/// <summary>One run of the program: from the command line to the exit code.</summary>
internal sealed class Shell : IDisposable
{
    private readonly CommandLine _line;
    private readonly ShellHost _host;
    private readonly Runspace _runspace;
    private readonly Interrupts _interrupts = new();
    private readonly PipelineRunner _runner;

    private Shell(CommandLine line, Terminal terminal)
    {
        _line = line;
        _host = new ShellHost(terminal, line.NonInteractive, TimeProvider.System);
        _runspace = ShellRunspace.Open(_host);
        _runner = new PipelineRunner(_runspace, _host, _interrupts);
    }

    internal static int Run(string[] args)
    {
        CommandLine line = CommandLine.Parse(args);
        if (line.Error is not null)
        {
            Console.Error.WriteLine(line.Error);
            Console.WriteLine();
            Console.WriteLine(CommandLine.Usage);
            return ExitCode.BadCommandLine;
        }
        if (line.Task is ShellTask.Help or ShellTask.Version)
        {
            Console.WriteLine(line.Task is ShellTask.Help ? CommandLine.Usage : ShellHost.VersionText);
            return ExitCode.Success;
        }
        if (line.WorkingDirectory is not null)
        {
            if (!Directory.Exists(line.WorkingDirectory))
            {
                Console.Error.WriteLine($"The directory '{line.WorkingDirectory}' does not exist.");
                return ExitCode.BadCommandLine;
            }
            Directory.SetCurrentDirectory(line.WorkingDirectory);
        }

        using Shell shell = new(line, Terminal.Attach());
        return shell.Run();
    }

    public void Dispose()
    {
        _interrupts.Dispose();
        _runspace.Dispose();
    }

    private int Run()
    {
        Outcome outcome = _line switch
        {
            { Task: ShellTask.Script, Source: { } path } => RunScript(path),
            { Task: ShellTask.Command, Source: { } text } => _runner.RunText(text, ScriptArguments.From(_line.Arguments), Console.IsInputRedirected ? Console.In : null),
            { Task: ShellTask.Command } => _runner.RunText(Console.In.ReadToEnd(), ScriptArguments.From(_line.Arguments)),
            _ when Console.IsInputRedirected => _runner.RunText(Console.In.ReadToEnd(), []),
            _ => Prompt(banner: !_line.NoLogo),
        };
        if (_line is { NoExit: true, Task: not ShellTask.Prompt } && _host.RequestedExit is null)
        {
            outcome = Prompt(banner: false);
        }
        return _host.RequestedExit ?? outcome switch
        {
            Outcome.Interrupted => ExitCode.Interrupted,
            Outcome.Failed => ExitCode.Failure,
            _ => _runner.LastStatementSucceeded() ? ExitCode.Success : ExitCode.Failure,
        };
    }

    private Outcome RunScript(string path)
    {
        if (!path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
        {
            return _runner.RunText(File.ReadAllText(path), ScriptArguments.From(_line.Arguments));
        }
        if (!_line.NoExit)
        {
            EngineInternals.LetExitLeaveTheScript(_runspace);
        }
        return _runner.RunScript(path, ScriptArguments.From(_line.Arguments));
    }

    private Outcome Prompt(bool banner)
    {
        if (banner)
        {
            _host.UI.WriteLine(ShellHost.VersionText);
        }
        return new PromptLoop(_runspace, _host, _runner).Run();
    }
}
