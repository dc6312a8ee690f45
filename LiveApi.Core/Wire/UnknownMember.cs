using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiveApi.Wire;

/// <summary>A member of a message that no record has, with the path of the object that holds it.</summary>
/// <param name="ProtoPath">The path as the service itself prints it, such as <c>setup.tools[0].function_declarations[1]</c>; empty for the message itself.</param>
/// <param name="Name">The member's name as it was read.</param>
/// <param name="Value">What it holds.</param>
public sealed record UnknownMember(string ProtoPath, string Name, JsonElement Value)
{
    internal static List<UnknownMember> FindIn<T>(T message, JsonTypeInfo<T> shape) where T : class
    {
        List<UnknownMember> found = [];
        Collect(message, shape, "", found);
        return found;
    }

    private static void Collect(object value, JsonTypeInfo? shape, string path, List<UnknownMember> found)
    {
        if (shape?.Kind is JsonTypeInfoKind.Enumerable)
        {
            int index = 0;
            JsonTypeInfo? element = WireJson.Default.GetTypeInfo(shape.Type.GetGenericArguments()[0]);
            foreach (object item in (System.Collections.IEnumerable)value) { Collect(item, element, $"{path}[{index++}]", found); }
        }
        if (shape?.Kind is not JsonTypeInfoKind.Object) { return; }
        foreach (JsonPropertyInfo member in shape.Properties)
        {
            if (member.Get?.Invoke(value) is not { } inner) { continue; }
            if (!member.IsExtensionData) { Collect(inner, WireJson.Default.GetTypeInfo(member.PropertyType), Join(path, member.Name), found); continue; }
            foreach (KeyValuePair<string, JsonElement> unknown in (Dictionary<string, JsonElement>)inner) { found.Add(new(path, unknown.Key, unknown.Value)); }
        }
    }

    private static string Join(string path, string name)
    {
        string snake = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        return path.Length == 0 ? snake : path + "." + snake;
    }
}
