using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiveApi.Wire;

/// <summary>Walks a message by the shape of its records and gathers what none of them has.</summary>
internal static class UnknownMembers
{
    internal static List<UnknownMember> In<T>(T message, JsonTypeInfo<T> shape) where T : class
    {
        List<UnknownMember> found = [];
        Collect(message, shape, "", found);
        return found;
    }

    private static void Collect(object value, JsonTypeInfo? shape, string path, List<UnknownMember> found)
    {
        if (shape?.Kind is JsonTypeInfoKind.Enumerable) { CollectFromList((IEnumerable)value, ShapeOf(shape.Type.GetGenericArguments()[0]), path, found); }
        if (shape?.Kind is not JsonTypeInfoKind.Object) { return; }
        foreach (JsonPropertyInfo member in shape.Properties)
        {
            if (member.Get?.Invoke(value) is not { } inner) { continue; }
            if (!member.IsExtensionData) { Collect(inner, ShapeOf(member.PropertyType), Join(path, member.Name), found); continue; }
            foreach (KeyValuePair<string, JsonElement> unknown in (Dictionary<string, JsonElement>)inner) { found.Add(Found(path, unknown, shape)); }
        }
    }

    private static void CollectFromList(IEnumerable list, JsonTypeInfo? element, string path, List<UnknownMember> found)
    {
        int index = 0;
        foreach (object item in list) { Collect(item, element, $"{path}[{index++}]", found); }
    }

    private static JsonTypeInfo? ShapeOf(Type type) => WireJson.Default.GetTypeInfo(type);

    private static UnknownMember Found(string path, KeyValuePair<string, JsonElement> unknown, JsonTypeInfo shape) => new(ToProto(path), unknown.Key, unknown.Value)
    {
        JsonPath = path,
        KnownNames = [.. shape.Properties.Where(static member => !member.IsExtensionData).Select(static member => member.Name)],
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static string ToProto(string path) => string.Join(".", path.Split('.').Select(StepToProto));

    // The naming policy would take the bracket of an index for the end of a word.
    private static string StepToProto(string step)
    {
        string[] parts = step.Split('[');
        parts[0] = JsonNamingPolicy.SnakeCaseLower.ConvertName(parts[0]);
        return string.Join("[", parts);
    }
}
