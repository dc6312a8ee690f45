using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiveApi;

/// <summary>Data files: those inside the assembly, and those of a user in their place.</summary>
internal static class CatalogueData
{
    internal static Stream Open(string file) => typeof(CatalogueData).Assembly.GetManifestResourceStream("LiveApi.Data." + file)!;

    internal static T Read<T>(Stream json, JsonTypeInfo<T> shape, string what) where T : class
    {
        using (json)
        {
            try { return JsonSerializer.Deserialize(json, shape) ?? throw Unreadable(what, "it is null"); }
            catch (JsonException slip) { throw Unreadable(what, slip.Message, slip); }
        }
    }

    internal static LiveException Unreadable(string what, string why, JsonException? slip = null)
        => new(LiveFault.CatalogueUnreadable, $"The {what} cannot be read: {why}", "Compare it with the file of the same kind that LiveApi brings, and mend the place that is named.", slip);
}
