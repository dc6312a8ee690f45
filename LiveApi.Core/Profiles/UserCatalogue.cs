using System;
using System.IO;

namespace LiveApi.Profiles;

/// <summary>Where a user's own model catalogue lies.</summary>
internal static class UserCatalogue
{
    internal const string Variable = "LIVEAPI_MODELS";

    internal static string? Find() => Find(Environment.GetEnvironmentVariable(Variable), Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData));

    /// <summary>The file that was named, there or not; else the one in the folder of settings, if it is there; else null.</summary>
    internal static string? Find(string? named, string settings)
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            return named;
        }

        string usual = Path.Combine(settings, "LiveApi", "models.json");
        return settings.Length > 0 && File.Exists(usual) ? usual : null;
    }

    internal static Stream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new LiveException(
                LiveFault.CatalogueUnreadable,
                $"The model catalogue '{path}' cannot be opened: {fault.Message}",
                $"Mend or remove the file, or set {Variable} to another one; without one LiveApi's own data is used.",
                fault);
        }
    }
}
