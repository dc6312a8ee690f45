using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using LiveApi.Shell.Engine;
using LiveApi.Shell.Host;

namespace LiveApi.Shell;

/// <summary>Runs commands in the shell's runspace and shows what they give, in the order in which they give it.</summary>
internal sealed class PipelineRunner(Runspace runspace, ShellHost host, Interrupts interrupts)
{
    /// <summary>Runs it; the lines of <paramref name="input"/> are its <c>$input</c>, read to their end first, and only where it asks for them.</summary>
    internal Outcome RunText(string text, IEnumerable<CommandParameter> arguments, TextReader? input = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Outcome.Completed;
        }
        return ShowFault(TryRunText(text, arguments, out RuntimeException? fault, ReadsInput(text) ? input : null), fault);
    }

    /// <summary>As <see cref="RunText"/>, but leaves a terminating error for the caller to show.</summary>
    internal Outcome TryRunText(string text, IEnumerable<CommandParameter> arguments, out RuntimeException? fault, TextReader? input = null)
    {
        // Only a pipeline that goes into the history leaves its own $? behind.
        using Pipeline pipeline = runspace.CreatePipeline(text, addToHistory: true);
        return RunShown(pipeline, arguments, out fault, input);
    }

    internal Outcome RunScript(string path, IEnumerable<CommandParameter> arguments)
    {
        using Pipeline pipeline = runspace.CreatePipeline();
        pipeline.Commands.Add(new Command(path, isScript: false, useLocalScope: false));
        return ShowFault(RunShown(pipeline, arguments, out RuntimeException? fault), fault);
    }

    /// <summary>The value of <c>$?</c>.</summary>
    internal bool LastStatementSucceeded()
    {
        using Pipeline pipeline = runspace.CreatePipeline("$global:?");
        return LanguagePrimitives.IsTrue(pipeline.Invoke().FirstOrDefault());
    }

    internal void Show(RuntimeException fault)
    {
        using Pipeline pipeline = runspace.CreatePipeline();
        pipeline.Commands.Add("Out-Default");
        pipeline.Input.Write(EngineInternals.AsErrorOutput(fault.ErrorRecord));
        _ = Invoke(pipeline, out RuntimeException? again);
        if (again is not null)
        {
            host.UI.WriteErrorLine(fault.Message);
        }
    }

    private Outcome ShowFault(Outcome outcome, RuntimeException? fault)
    {
        if (fault is not null)
        {
            Show(fault);
        }
        return outcome;
    }

    private static bool ReadsInput(string text)
        => Parser.ParseInput(text, out _, out _).Find(static node => node is VariableExpressionAst { VariablePath.UserPath: var name } && name.Equals("input", StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: false) is not null;

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private Outcome RunShown(Pipeline pipeline, IEnumerable<CommandParameter> arguments, out RuntimeException? fault, TextReader? input = null)
    {
        Command command = pipeline.Commands[0];
        foreach (CommandParameter argument in arguments)
        {
            command.Parameters.Add(argument);
        }
        // Errors go through Out-Default with everything else, or they would be shown after what came later.
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(new Command("Out-Default", isScript: false, useLocalScope: true));
        return Invoke(pipeline, out fault, input);
    }

    private Outcome Invoke(Pipeline pipeline, out RuntimeException? fault, TextReader? input = null)
    {
        fault = null;
        interrupts.Watch(pipeline);
        try
        {
            _ = input is null ? pipeline.Invoke() : pipeline.Invoke(Lines(input));
        }
        catch (PipelineStoppedException)
        {
            return Outcome.Interrupted;
        }
        catch (RuntimeException thrown)
        {
            fault = thrown;
            return Outcome.Failed;
        }
        finally
        {
            interrupts.Watch(null);
            host.Interface.Progress.Clear();
        }
        return pipeline.PipelineStateInfo.State is PipelineState.Stopped ? Outcome.Interrupted : Outcome.Completed;
    }
}
