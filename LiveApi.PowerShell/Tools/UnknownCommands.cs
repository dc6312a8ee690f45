using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LiveApi.PowerShell.Tools;

/// <summary>Finds the commands of a script that are there where it is registered, and will not be where it runs.</summary>
internal static class UnknownCommands
{
    /// <summary>Functions of this session that the script calls by name and does not take along.</summary>
    internal static IReadOnlyList<string> In(ScriptBlock block, IEnumerable<string> taken, CommandInvocationIntrinsics here)
    {
        HashSet<string> known = new(taken, StringComparer.OrdinalIgnoreCase);
        known.UnionWith(block.Ast.FindAll(static node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true).Select(static node => ((FunctionDefinitionAst)node).Name));
        return [.. block.Ast.FindAll(static node => node is CommandAst, searchNestedScriptBlocks: true)
            .Select(static node => ((CommandAst)node).GetCommandName())
            .Where(name => name is not null && !known.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => IsOfThisSessionOnly(here.GetCommand(name, CommandTypes.Function)))];
    }

    // A function of a module can be loaded again by its module; one without a module was typed or dot-sourced here. The engine's own are everywhere.
    private static bool IsOfThisSessionOnly(CommandInfo? command)
        => command is FunctionInfo { Module: null, Options: not ScopedItemOptions.ReadOnly } && !BuiltIn.Contains(command.Name);

    private static readonly HashSet<string> BuiltIn = new(
        System.Management.Automation.Runspaces.InitialSessionState.CreateDefault2().Commands.Where(static one => one.CommandType == CommandTypes.Function).Select(static one => one.Name),
        StringComparer.OrdinalIgnoreCase);
}
