using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LiveApi.PowerShell.Tools;

/// <summary>Finds the functions that are there where a tool is registered, and will not be where it runs.</summary>
internal sealed class CalledFunctions(CommandInvocationIntrinsics here)
{
    private static readonly HashSet<string> BuiltIn = new(
        System.Management.Automation.Runspaces.InitialSessionState.CreateDefault2().Commands.Where(static one => one.CommandType == CommandTypes.Function).Select(static one => one.Name),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Functions of this session that the script calls by name.</summary>
    internal IReadOnlyList<FunctionInfo> In(Ast script)
    {
        HashSet<string> inside = new(script.FindAll(static node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true).Select(static node => ((FunctionDefinitionAst)node).Name), StringComparer.OrdinalIgnoreCase);
        return [.. script.FindAll(static node => node is CommandAst, searchNestedScriptBlocks: true)
            .Select(static node => ((CommandAst)node).GetCommandName())
            .Where(name => name is not null && !inside.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => here.GetCommand(name, CommandTypes.Function))
            .OfType<FunctionInfo>()
            .Where(IsOfThisSessionOnly)];
    }

    /// <summary>These functions, and those of this session that they call, and so on.</summary>
    internal IReadOnlyList<FunctionInfo> With(IEnumerable<FunctionInfo> functions)
    {
        Dictionary<string, FunctionInfo> all = new(StringComparer.OrdinalIgnoreCase);
        Queue<FunctionInfo> open = new(functions);
        while (open.Count > 0)
        {
            FunctionInfo function = open.Dequeue();
            if (all.ContainsKey(function.Name))
            {
                continue;
            }

            all[function.Name] = function;
            foreach (FunctionInfo called in In(function.ScriptBlock.Ast))
            {
                open.Enqueue(called);
            }
        }

        return [.. all.Values];
    }

    // A function of a module can be loaded again by its module; one without a module was typed or dot-sourced here. The engine's own are everywhere.
    private static bool IsOfThisSessionOnly(FunctionInfo function)
        => function is { Module: null, Options: not ScopedItemOptions.ReadOnly } && !BuiltIn.Contains(function.Name);
}
