using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LiveApi.Hosted.Tests.Pester.Model;

namespace LiveApi.Hosted.Tests.Pester.Commands;

/// <summary>A word of Pester's language; knows the file that is being read.</summary>
public abstract class PesterCommand : PSCmdlet
{
    internal PesterFile File => SessionState.PSVariable.GetValue(PesterFile.Variable) is PesterFile file
        ? file
        : throw new PSInvalidOperationException($"{MyInvocation.InvocationName} works only in a Pester file.");

    /// <summary>The block that is being discovered.</summary>
    internal PesterBlock Current => File.Discovering
        ?? throw new PSInvalidOperationException($"{MyInvocation.InvocationName} cannot be used while a test runs.");

    /// <summary>Each element of <c>-ForEach</c> as variables: the element as <c>$_</c>, and the entries of one that is a table.</summary>
    internal static IEnumerable<Dictionary<string, object?>> Cases(object?[]? forEach, bool given)
    {
        if (!given)
        {
            return [[]];
        }
        return (forEach ?? []).Select(Variables);
    }

    internal static string Expand(string template, PesterItem within, Dictionary<string, object?> data)
        => NameTemplate.Expand(
            template,
            within.DataNames.Concat(data.Keys),
            expression => Evaluate(expression, data));

    private static Dictionary<string, object?> Variables(object? element)
    {
        object? plain = element is PSObject wrapped ? wrapped.BaseObject : element;
        Dictionary<string, object?> variables = new(System.StringComparer.OrdinalIgnoreCase) { ["_"] = element };
        if (plain is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                variables[entry.Key.ToString()!] = entry.Value;
            }
        }
        return variables;
    }

    private static object? Evaluate(ScriptBlock expression, Dictionary<string, object?> data)
    {
        List<PSVariable> variables = [.. data.Select(entry => new PSVariable(entry.Key, entry.Value))];
        return expression.InvokeWithContext(null, variables) is [{ } text, ..] ? text.BaseObject : null;
    }
}
