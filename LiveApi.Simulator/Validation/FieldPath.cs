using System.Text.Json;

namespace LiveApi.Simulator.Validation;

/// <summary>Fields as the service prints them: in snake_case, whatever the client's dialect.</summary>
internal static class FieldPath
{
    internal static string UnknownName(string name, string path)
        => $"Invalid JSON payload received. Unknown name \"{name}\"{(path.Length > 0 ? $" at '{path}'" : "")}: Cannot find field.";

    internal static string InvalidValue(string path, string type, string value)
        => $"Invalid value at '{path}' ({type}), \"{value}\"";

    /// <summary>The path of a reader, such as <c>$.setup.generationConfig</c>, in the service's form.</summary>
    internal static string OfJson(string path) => path.Length > 2 ? Snake(path[2..]) : "";

    internal static string Snake(string camel) => string.Join('.', System.Array.ConvertAll(camel.Split('.'), SnakeName));

    private static string SnakeName(string name)
    {
        int bracket = name.IndexOf('[', System.StringComparison.Ordinal);
        return bracket < 0 ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name) : JsonNamingPolicy.SnakeCaseLower.ConvertName(name[..bracket]) + name[bracket..];
    }
}
