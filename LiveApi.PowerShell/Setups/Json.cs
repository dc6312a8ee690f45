using System.Text.Json;

namespace LiveApi.PowerShell.Setups;

internal static class Json
{
    /// <summary>What switches something on that has no settings: <c>{}</c>.</summary>
    internal static JsonElement EmptyObject { get; } = JsonDocument.Parse("{}").RootElement;
}
