using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LiveApi.Shell.Host;

namespace LiveApi.Shell;

/// <summary>Reads statements from the terminal and runs them until <c>exit</c> or the end of input.</summary>
internal sealed class PromptLoop(Runspace runspace, ShellHost host, PipelineRunner runner)
{
    private string _pending = "";

    internal Outcome Run()
    {
        while (host.RequestedExit is null)
        {
            host.UI.Write(_pending.Length > 0 ? ">> " : Prompt());
            string? line = Console.ReadLine();
            if (line is null)
            {
                host.UI.WriteLine();
                return Outcome.Completed;
            }
            if (_pending.Length > 0 ? TakeMore(line) : line.Trim().Length > 0)
            {
                RunStatement(_pending.Length > 0 ? _pending : line);
            }
        }
        return Outcome.Completed;
    }

    /// <summary>Adds a line to an open block; an empty one closes it.</summary>
    private bool TakeMore(string line)
    {
        if (line.Trim().Length is 0)
        {
            return true;
        }
        _pending += "\n" + line;
        return false;
    }

    private void RunStatement(string text)
    {
        bool first = _pending.Length is 0;
        _pending = "";
        _ = runner.TryRunText(text, [], out RuntimeException? fault);
        if (fault is IncompleteParseException && first)
        {
            _pending = text;
        }
        else if (fault is not null)
        {
            runner.Show(fault);
        }
    }

    private string Prompt()
    {
        try
        {
            using Pipeline pipeline = runspace.CreatePipeline("prompt");
            return pipeline.Invoke().FirstOrDefault()?.ToString() ?? "PS> ";
        }
        catch (RuntimeException)
        {
            return "PS> ";
        }
    }
}
