using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Text.RegularExpressions;

namespace LiveApi.PowerShell.Tools;

/// <summary>Which parameters of a command a model may give: those that go together, are enough, and can be given as JSON.</summary>
internal sealed class CommandParameters(CommandInfo command)
{
    // Values of these kinds act by themselves, hold secrets, or belong to the runspace that made them.
    private static readonly Type[] NotForModels =
        [typeof(ScriptBlock), typeof(SecureString), typeof(PSCredential), typeof(PSReference), typeof(Delegate), typeof(Runspace), typeof(PSSession)];

    // Variables of these names cannot be set, or are what the values are handed on with.
    private static readonly HashSet<string> Kept = new(
        [
            "args", "EnabledExperimentalFeatures", "Error", "ExecutionContext", "false", "Home", "Host", "input", "IsCoreCLR", "IsLinux", "IsMacOS", "IsWindows", "MyInvocation",
            "null", "PID", "PSBoundParameters", "PSCulture", "PSEdition", "PSHome", "PSUICulture", "PSVersionTable", "ShellId", "true",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="LiveException">ToolInvalid.</exception>
    internal IReadOnlyList<CommandParameterInfo> Chosen(IReadOnlyList<string>? only)
    {
        List<CommandParameterSetInfo> sets = [.. command.ParameterSets.OrderByDescending(static set => set.IsDefault)];
        if (command is FunctionInfo { Module: null } && sets.SelectMany(static set => set.Parameters).FirstOrDefault(static one => Bare(one.ParameterType).Assembly.IsDynamic) is { } own)
        {
            throw Invalid(
                $"{command.Name} has a parameter '{own.Name}' of the type {own.ParameterType.Name}, which is defined in this session only.",
                "A tool runs in a runspace of its own, which does not have it: put the function and the type into a module, or use ValidateSet with text.");
        }

        return only is null ? AllOf(sets.FirstOrDefault()) : Named(only, sets);
    }

    private List<CommandParameterInfo> AllOf(CommandParameterSetInfo? set)
    {
        List<CommandParameterInfo> own = [.. (set?.Parameters ?? Enumerable.Empty<CommandParameterInfo>()).Where(static one => !IsCommon(one.Name))];
        return own.Find(static one => one.IsMandatory && WhyNot(one) is not null) is { } needed
            ? throw NotFor(needed)
            : [.. own.Where(static one => WhyNot(one) is null)];
    }

    private List<CommandParameterInfo> Named(IReadOnlyList<string> only, List<CommandParameterSetInfo> sets)
    {
        if (only.FirstOrDefault(name => !sets.Exists(set => In(set, name) is not null)) is { } unknown)
        {
            throw Invalid($"{command.Name} has no parameter '{unknown}'.", $"Get-Command {command.Name} -Syntax shows those that it has. A dynamic one is not known before the call: give it in a script block that calls {command.Name}.");
        }

        List<CommandParameterSetInfo> fitting = sets.FindAll(set => only.All(name => In(set, name) is not null));
        if (fitting.Count == 0)
        {
            throw Invalid($"No use of {command.Name} takes {string.Join(" and ", only)} together.", $"Get-Command {command.Name} -Syntax shows what goes together.");
        }

        string? Missing(CommandParameterSetInfo set) => set.Parameters.FirstOrDefault(one => one.IsMandatory && !only.Contains(one.Name, StringComparer.OrdinalIgnoreCase))?.Name;
        CommandParameterSetInfo enough = fitting.Find(set => Missing(set) is null) ?? throw Invalid(
            $"{command.Name} cannot run without '{Missing(fitting[0])}', which is not among the parameters that the model may give.",
            $"Name it too, or give it yourself in a script block that calls {command.Name}.");
        List<CommandParameterInfo> chosen = [.. only.Select(name => In(enough, name)!)];
        return chosen.Find(static one => WhyNot(one) is not null) is { } unfit ? throw NotFor(unfit) : chosen;
    }

    private static CommandParameterInfo? In(CommandParameterSetInfo set, string name)
        => set.Parameters.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsCommon(string name) => Cmdlet.CommonParameters.Contains(name) || Cmdlet.OptionalCommonParameters.Contains(name);

    private static string? WhyNot(CommandParameterInfo parameter)
        => Array.Exists(NotForModels, kind => kind.IsAssignableFrom(Bare(parameter.ParameterType))) ? $"takes a {Bare(parameter.ParameterType).Name}, which no model can give"
        : IsCommon(parameter.Name) ? "is for whoever calls the command, and not for a model"
        : Kept.Contains(parameter.Name) ? "has a name that PowerShell keeps for itself"
        : Regex.IsMatch(parameter.Name, @"^[\p{L}_][\p{L}\p{Nd}_-]*$") ? null
        : "has a name that is no word";

    private static Type Bare(Type type)
        => type.IsArray ? Bare(type.GetElementType()!)
        : type.IsGenericType && !typeof(Delegate).IsAssignableFrom(type) ? Bare(type.GetGenericArguments()[0])
        : type;

    private LiveException NotFor(CommandParameterInfo parameter) => Invalid(
        $"The parameter '{parameter.Name}' of {command.Name} {WhyNot(parameter)}.",
        $"Name other parameters with -Parameter, or give a script block that calls {command.Name}.");

    private static LiveException Invalid(string message, string advice) => new(LiveFault.ToolInvalid, message, advice);
}
