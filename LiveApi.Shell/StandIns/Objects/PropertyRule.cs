using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace LiveApi.Shell.StandIns.Objects;

/// <summary>One element of a <c>-Property</c> list: a name or pattern, a script block, or a table of Name, Expression and order.</summary>
internal sealed class PropertyRule
{
    private PropertyRule(PSPropertyExpression expression, string? label, bool? descending)
    {
        Expression = expression;
        Label = label;
        Descending = descending;
    }

    internal PSPropertyExpression Expression { get; }

    internal string? Label { get; }

    internal bool? Descending { get; }

    internal static IReadOnlyList<PropertyRule> Parse(object?[]? given) => [.. (given ?? []).Select(Parse)];

    /// <summary>The properties of <paramref name="input"/> that this rule names, with their values; one with null where there is none.</summary>
    internal IEnumerable<(string Name, object? Value)> Read(PSObject input)
    {
        List<PSPropertyExpression> resolved = Expression.Script is null && Expression.HasWildCardCharacters ? Expression.ResolveNames(input) : [Expression];
        foreach (PSPropertyExpression one in resolved)
        {
            PSPropertyExpressionResult? result = one.GetValues(input).FirstOrDefault();
            yield return (Label ?? result?.ResolvedExpression.ToString() ?? one.ToString(), result?.Exception is null ? result?.Result : null);
        }
    }

    internal object? Value(PSObject input) => Read(input).Select(property => property.Value).FirstOrDefault();

    private static PropertyRule Parse(object? given)
    {
        object? plain = given is PSObject wrapped ? wrapped.BaseObject : given;
        return plain is IDictionary table
            ? new PropertyRule(Expressed(Entry(table, "Expression")), Entry(table, "Name", "Label")?.ToString(), Order(table))
            : new PropertyRule(Expressed(plain), null, null);
    }

    private static PSPropertyExpression Expressed(object? given)
        => (given is PSObject wrapped ? wrapped.BaseObject : given) is ScriptBlock script
            ? new PSPropertyExpression(script)
            : new PSPropertyExpression(given?.ToString() ?? throw new PSArgumentException("A property is a name, a script block, or a table with an Expression."));

    private static bool? Order(IDictionary table)
        => Entry(table, "Descending") is { } descending ? LanguagePrimitives.IsTrue(descending)
            : Entry(table, "Ascending") is { } ascending ? !LanguagePrimitives.IsTrue(ascending)
            : null;

    // Keys may be cut short, as for the real commands: @{ n = ...; e = ... }.
    private static object? Entry(IDictionary table, params string[] names)
        => table.Keys.Cast<object>()
            .Where(key => key.ToString() is { Length: > 0 } text && names.Any(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            .Select(key => table[key])
            .FirstOrDefault();
}
