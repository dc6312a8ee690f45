using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace LiveApi.PowerShell.Tools;

/// <summary>.NET types as the service's schema types, which are written in upper case.</summary>
internal static class ToolTypes
{
    private static readonly HashSet<Type> Whole = [typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong)];

    private static readonly HashSet<Type> Real = [typeof(float), typeof(double), typeof(decimal)];

    internal static JsonObject ToSchema(Type type)
    {
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsEnum)
        {
            return new JsonObject { ["type"] = "STRING", ["enum"] = new JsonArray([.. Enum.GetNames(bare).Select(static name => (JsonNode)name)]) };
        }

        if (bare == typeof(bool) || bare == typeof(SwitchParameter))
        {
            return new JsonObject { ["type"] = "BOOLEAN" };
        }

        if (Whole.Contains(bare) || Real.Contains(bare))
        {
            return new JsonObject { ["type"] = Whole.Contains(bare) ? "INTEGER" : "NUMBER" };
        }

        if (bare == typeof(DateTime) || bare == typeof(DateTimeOffset))
        {
            return new JsonObject { ["type"] = "STRING", ["format"] = "date-time" };
        }

        if (typeof(IDictionary).IsAssignableFrom(bare) || bare == typeof(PSObject) || bare == typeof(PSCustomObject))
        {
            return new JsonObject { ["type"] = "OBJECT" };
        }

        return ItemType(bare) is { } item
            ? new JsonObject { ["type"] = "ARRAY", ["items"] = ToSchema(item) }
            : new JsonObject { ["type"] = "STRING" };
    }

    private static Type? ItemType(Type type)
        => type == typeof(string) ? null
        : type.IsArray ? Untyped(type.GetElementType()!)
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? Untyped(type.GetGenericArguments()[0])
        : typeof(IEnumerable).IsAssignableFrom(type) ? typeof(string)
        : null;

    private static Type Untyped(Type item) => item == typeof(object) ? typeof(string) : item;
}
