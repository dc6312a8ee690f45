using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.PowerShell.Tools;

/// <summary>What a script takes along from the scope of the command that registers it. To be used on the pipeline thread.</summary>
internal sealed class CallerScope(PSCmdlet cmdlet)
{
    /// <exception cref="LiveException">ToolInvalid: a function that is not there, or a value that cannot travel.</exception>
    internal ToolScript Pack(ScriptBlock block, IEnumerable<FunctionInfo>? functions = null, object? variables = null, IReadOnlyList<string>? modules = null) => new()
    {
        Script = PortableScript.From(block, ValueOf),
        Functions = (functions ?? []).ToDictionary(static function => function.Name, FunctionText.Of),
        Variables = Variables(variables),
        Modules = modules ?? [],
        HostCmdlets = HostCmdlets(),
        Location = cmdlet.SessionState.Path.CurrentFileSystemLocation.Path,
    };

    private object? ValueOf(string name) => cmdlet.SessionState.PSVariable.GetValue(name);

    private object? ExistingValueOf(string name) => cmdlet.SessionState.PSVariable.Get(name) is { } variable
        ? variable.Value
        : throw new LiveException(LiveFault.ToolInvalid, $"There is no variable '${name}' here to take along.", "Set it before the tool is registered, or give its value: -Variable @{ " + name + " = 1 }.");

    /// <exception cref="LiveException">ToolInvalid: it is not there.</exception>
    internal FunctionInfo FunctionNamed(string name)
        => cmdlet.InvokeCommand.GetCommand(name, CommandTypes.Function) as FunctionInfo
            ?? throw new LiveException(LiveFault.ToolInvalid, $"There is no function '{name}' here to take along.", "Define it before the tool is registered, or name its module with -Module.");

    private Dictionary<string, object?> Variables(object? given)
    {
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        if (given is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                values[entry.Key.ToString()!] = PlainValue.Copy(entry.Value, "$" + entry.Key);
            }
        }
        else
        {
            foreach (string name in LanguagePrimitives.ConvertTo<string[]>(given) ?? [])
            {
                values[name] = PlainValue.Copy(ExistingValueOf(name), "$" + name);
            }
        }

        return values;
    }

    // Cmdlets of no module come from the program that hosts the shell; a new runspace would not have them.
    private Dictionary<string, Type> HostCmdlets() => cmdlet.InvokeCommand.GetCommands("*", CommandTypes.Cmdlet, nameIsPattern: true)
        .OfType<CmdletInfo>()
        .Where(static one => one.Module is null && string.IsNullOrEmpty(one.ModuleName) && one.ImplementingType is not null)
        .GroupBy(static one => one.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static group => group.Key, static group => group.First().ImplementingType);
}
