using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiveApi.Wire;

namespace LiveApi.Auth;

/// <summary>Which fields of a setup a token settles: paths two levels deep, as the SDKs write them.</summary>
internal static class FieldMask
{
    /// <summary>The paths of what the setup sets.</summary>
    internal static IEnumerable<string> Of(JsonElement setup) => setup.EnumerateObject().SelectMany(
        static field => field.Value.ValueKind is JsonValueKind.Object && field.Value.EnumerateObject().Any()
            ? field.Value.EnumerateObject().Select(inner => $"{field.Name}.{inner.Name}")
            : [field.Name]);

    /// <summary>A name that a user gives, as a path: fields of the generation settings may be named alone, and with underscores.</summary>
    /// <exception cref="LiveException">SetupInvalid: a setup has no such field.</exception>
    internal static string Named(string name)
    {
        string[] path = [.. name.Trim().Split('.').Select(CamelCase)];
        if (Has(WireJson.Default.Setup, path[0]) && path.All(static part => part.Length > 0))
        {
            return string.Join(".", path);
        }

        return path.Length == 1 && Has(WireJson.Default.GenerationConfig, path[0])
            ? "generationConfig." + path[0]
            : throw new LiveException(
                LiveFault.SetupInvalid,
                $"A setup has no field '{name}' to lock.",
                "Name fields of the setup, such as systemInstruction, tools or generationConfig.temperature.");
    }

    private static bool Has(JsonTypeInfo shape, string name)
        => shape.Properties.Any(property => property.Name == name && !property.IsExtensionData);

    private static string CamelCase(string name)
    {
        string[] words = name.Split('_');
        return string.Concat(words.Select(static (word, at) => at == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }
}
