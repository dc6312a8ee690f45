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
/// To be used on the pipeline thread.
/// </summary>
internal sealed class CommandTool
{
    private readonly CommandInfo _command;
    private readonly IReadOnlyList<CommandParameterInfo> _parameters;

    /// <param name="command">A function, a cmdlet or a script file.</param>
    /// <param name="only">The parameters that the model may give; without any all of the command's default parameter set.</param>
    /// <exception cref="LiveException">ToolInvalid: it has no parameters that could be known, or not these.</exception>
    internal CommandTool(CommandInfo command, IReadOnlyList<string>? only)
    {
        _command = command is FunctionInfo or CmdletInfo or ExternalScriptInfo ? command : throw new LiveException(
            LiveFault.ToolInvalid,
            $"'{command.Name}' is a program, and nothing says which parameters it takes.",
            "Give a script block that calls it: { param([string] $name) & " + command.Name + " $name }.");
        _parameters = Chosen(only);
    }

    /// <summary>The command's name as models know functions: Get-Weather is get_weather.</summary>
    internal static string NameOf(CommandInfo command)
        => Regex.Replace(Regex.Replace(System.IO.Path.GetFileNameWithoutExtension(command.Name), "(?<=[a-z0-9])(?=[A-Z])", "_"), "[^A-Za-z0-9_.:]+", "_").ToLowerInvariant();

    /// <summary>What a runspace of its own needs to have the command.</summary>
    internal IReadOnlyList<string> Functions => _command is FunctionInfo { Module: null } ? [_command.Name] : [];

    /// <inheritdoc cref="Functions"/>
    internal IReadOnlyList<string> Modules => _command.Module is { } module && !module.Name.StartsWith("Microsoft.PowerShell.", StringComparison.Ordinal)
        ? [System.IO.File.Exists(module.Path) ? module.Path : module.Name]
        : [];

    internal ScriptBlock ToScript(string? synopsis)
    {
        StringBuilder script = new();
        script.AppendLine(Help(synopsis));
        script.Append("param(").Append(string.Join(", ", _parameters.Select(Declared))).AppendLine(")");
        script.Append("& ").Append(Quoted(_command is ExternalScriptInfo file ? file.Path : _command.Name)).Append(" @PSBoundParameters");
        return ScriptBlock.Create(script.ToString());
    }

    private List<CommandParameterInfo> Chosen(IReadOnlyList<string>? only)
    {
        List<CommandParameterSetInfo> sets = [.. _command.ParameterSets.OrderByDescending(static set => set.IsDefault)];
        if (only is null)
        {
            return [.. (sets.FirstOrDefault()?.Parameters ?? Enumerable.Empty<CommandParameterInfo>()).Where(static one => !Cmdlet.CommonParameters.Contains(one.Name) && !Cmdlet.OptionalCommonParameters.Contains(one.Name))];
        }

        string? unknown = only.FirstOrDefault(name => !sets.Exists(set => set.Parameters.Any(one => Is(one, name))));
        CommandParameterSetInfo? fitting = sets.Find(set => only.All(name => set.Parameters.Any(one => Is(one, name))));
        return fitting is not null
            ? [.. only.Select(name => fitting.Parameters.First(one => Is(one, name)))]
            : throw new LiveException(
                LiveFault.ToolInvalid,
                unknown is null ? $"No use of {_command.Name} takes {string.Join(" and ", only)} together." : $"{_command.Name} has no parameter '{unknown}'.",
                $"Get-Command {_command.Name} -Syntax shows what goes together.");
    }

    private static bool Is(CommandParameterInfo parameter, string name) => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    // A function says itself what it is for; of a cmdlet its help does.
    private string Help(string? synopsis)
        => (_command as FunctionInfo)?.ScriptBlock.Ast is FunctionDefinitionAst function && function.GetHelpContent() is { } own ? own.GetCommentBlock()
        : string.IsNullOrWhiteSpace(synopsis) ? string.Empty
        : $"<#\n.SYNOPSIS\n{synopsis!.Trim().Replace("#>", "# >")}\n#>";

    private static string Declared(CommandParameterInfo parameter)
    {
        StringBuilder text = new();
        text.Append("[Parameter(Mandatory = ").Append(parameter.IsMandatory ? "$true" : "$false");
        text.Append(string.IsNullOrWhiteSpace(parameter.HelpMessage) ? string.Empty : $", HelpMessage = {Quoted(parameter.HelpMessage)}").Append(")] ");
        foreach (Attribute attribute in parameter.Attributes)
        {
            text.Append(Validation(attribute));
        }

        return text.Append(TypeOf(parameter)).Append(" ${").Append(parameter.Name).Append('}').ToString();
    }

    private static string Validation(Attribute attribute) => attribute switch
    {
        ValidateSetAttribute set => $"[ValidateSet({string.Join(", ", set.ValidValues.Select(Quoted))})] ",
        ValidateRangeAttribute { MinRange: { } least, MaxRange: { } most } => FormattableString.Invariant($"[ValidateRange({least}, {most})] "),
        ValidateLengthAttribute length => FormattableString.Invariant($"[ValidateLength({length.MinLength}, {length.MaxLength})] "),
        ValidatePatternAttribute pattern => $"[ValidatePattern({Quoted(pattern.RegexPattern)})] ",
        _ => string.Empty,
    };

    // What cannot be written as a type is left to the command to convert.
    private static string TypeOf(CommandParameterInfo parameter)
        => parameter.ParameterType == typeof(SwitchParameter) ? "[switch]"
        : parameter.ParameterType.IsGenericType || parameter.ParameterType == typeof(object) ? string.Empty
        : $"[{parameter.ParameterType.FullName}]";

    private static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
