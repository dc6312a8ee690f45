using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.PowerShell.Tools;

/// <summary>Copies what a tool's script takes along, so that two runspaces never share a changing object of PowerShell's.</summary>
internal static class PlainValue
{
    private const int MostNested = 32;

    /// <summary>The same value, copied as far as it is PowerShell data; a .NET object goes over as it is.</summary>
    /// <exception cref="LiveException">ToolInvalid: a script block, or an instance of a PowerShell class.</exception>
    internal static object? Copy(object? value, string name) => Copy(value, name, MostNested);

    private static object? Copy(object? value, string name, int left)
    {
        if (left == 0)
        {
            throw Refused(name, "holds itself, or is nested too deeply");
        }

        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null or string => bare,
            ScriptBlock => throw Refused(name, "is a script block, which belongs to the runspace that made it"),
            PSObject record => CopyRecord(record, name, left),
            IDictionary table => CopyTable(table, name, left),
            Array items => CopyArray(items, name, left),
            ArrayList list => new ArrayList(list.Cast<object?>().Select(item => Copy(item, name, left - 1)).ToArray()),
            _ when IsPowerShellClass(bare.GetType()) => throw Refused(name, $"is a {bare.GetType().Name}, a PowerShell class, whose instances belong to their runspace"),
            _ => bare,
        };
    }

    private static PSObject CopyRecord(PSObject record, string name, int left)
    {
        PSObject copy = new();
        foreach (PSPropertyInfo property in record.Properties.Where(one => one is PSNoteProperty))
        {
            copy.Properties.Add(new PSNoteProperty(property.Name, Copy(property.Value, name, left - 1)));
        }

        return copy;
    }

    private static object CopyTable(IDictionary table, string name, int left)
    {
        if (table is not Hashtable and not System.Collections.Specialized.OrderedDictionary)
        {
            return table;
        }

        IDictionary copy = table is Hashtable
            ? new Hashtable(StringComparer.OrdinalIgnoreCase)
            : new System.Collections.Specialized.OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            copy[entry.Key] = Copy(entry.Value, name, left - 1);
        }

        return copy;
    }

    private static Array CopyArray(Array items, string name, int left)
    {
        if (items.GetType().GetElementType() is { IsPrimitive: true } || items.Rank != 1)
        {
            return (Array)items.Clone();
        }

        Array copy = (Array)items.Clone();
        for (int i = 0; i < copy.Length; i++)
        {
            copy.SetValue(Copy(items.GetValue(i), name, left - 1), i);
        }

        return copy;
    }

    private static bool IsPowerShellClass(Type type)
        => type.Assembly.IsDynamic && type.Assembly.FullName?.StartsWith("PowerShell Class Assembly", StringComparison.Ordinal) == true;

    private static LiveException Refused(string name, string why) => new(
        LiveFault.ToolInvalid,
        $"'{name}' cannot go into a tool's runspace: it {why}.",
        "Give the tool plain data: text, numbers, dates, arrays and hashtables. Functions go over by name, with -Function.");
}
