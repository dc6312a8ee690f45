using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveApi.PowerShell.Tools;

/// <summary>
/// A command as a tool's script: a <c>param()</c> block with the parameters that the model may give, and a call with what it gave.
/// What the model gives is bound to these parameters and goes on by name: it is never part of the script's text.
/// To be used on the pipeline thread.
/// </summary>
internal sealed class CommandTool
{
    private readonly CommandInfo _command;
    private readonly IReadOnlyList<CommandParameterInfo> _parameters;

    /// <param name="command">A function, a cmdlet or a script file.</param>
    /// <param name="only">The parameters that the model may give; without any all of the command's default parameter set that it can.</param>
    /// <exception cref="LiveException">ToolInvalid: it has no parameters that could be known, or not these.</exception>
    internal CommandTool(CommandInfo command, IReadOnlyList<string>? only)
    {
        _command = command is FunctionInfo or CmdletInfo or ExternalScriptInfo ? command : throw new LiveException(
            LiveFault.ToolInvalid,
            $"'{command.Name}' is a program, and nothing says which parameters it takes.",
            "Give a script block that calls it: { param([string] $name) & " + command.Name + " $name }.");
        _parameters = new CommandParameters(command).Chosen(only);
    }

    /// <summary>The command's name as models know functions: Get-Weather is get_weather.</summary>
    internal static string NameOf(CommandInfo command)
        => Regex.Replace(Regex.Replace(System.IO.Path.GetFileNameWithoutExtension(command.Name), "(?<=[a-z0-9])(?=[A-Z])", "_"), "[^A-Za-z0-9_.:]+", "_").ToLowerInvariant();

    /// <summary>The function that a runspace of its own would not have; null where a module brings it.</summary>
    internal FunctionInfo? Function => _command is FunctionInfo { Module: null } function ? function : null;

    /// <summary>What a runspace of its own has to import to have the command.</summary>
    internal IReadOnlyList<string> Modules => _command.Module is { } module && !module.Name.StartsWith("Microsoft.PowerShell.", StringComparison.Ordinal)
        ? [System.IO.File.Exists(module.Path) ? module.Path : module.Name]
        : [];

    internal ScriptBlock ToScript(string? synopsis)
    {
        StringBuilder script = new();
        script.AppendLine(Help(synopsis));
        script.Append("param(").Append(string.Join(", ", _parameters.Select(ParameterText.Of))).AppendLine(")");
        script.Append("& ").Append(ParameterText.Quoted(_command is ExternalScriptInfo file ? file.Path : _command.Name)).Append(" @PSBoundParameters");
        return ScriptBlock.Create(script.ToString());
    }

    // A function or script says itself what it is for; of a cmdlet its help does.
    private string Help(string? synopsis)
        => OwnHelp() is { } own ? Comment(own.GetCommentBlock().Trim()[2..^2])
        : string.IsNullOrWhiteSpace(synopsis) ? string.Empty
        : Comment($"\n.SYNOPSIS\n{synopsis!.Trim()}\n");

    private CommentHelpInfo? OwnHelp() => _command switch
    {
        FunctionInfo { ScriptBlock.Ast: FunctionDefinitionAst function } => function.GetHelpContent(),
        ExternalScriptInfo { ScriptBlock.Ast: ScriptBlockAst script } => script.GetHelpContent(),
        _ => null,
    };

    // Help that was written with # at each line may hold the end of a block.
    private static string Comment(string text) => $"<#{text.Replace("#>", "# >")}#>";
}
