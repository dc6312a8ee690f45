using System;
using System.IO;

namespace LiveApi.Shell.Engine;

/// <summary>Puts LiveApi where <c>Import-Module LiveApi</c> and auto-loading look.</summary>
internal static class ModulePath
{
    private const string Variable = "PSModulePath";

    /// <summary>Names the folder that holds <c>LiveApi/LiveApi.psd1</c> where it is not the repository's own.</summary>
    internal const string Override = "LIVEAPI_MODULE_PATH";

    internal static void Prepare()
    {
        if (Find() is not { } directory)
        {
            return;
        }
        string before = Environment.GetEnvironmentVariable(Variable) ?? "";
        if (!before.StartsWith(directory, StringComparison.Ordinal))
        {
            Environment.SetEnvironmentVariable(Variable, before.Length > 0 ? directory + Path.PathSeparator + before : directory);
        }
    }

    /// <summary>
    /// The staged folder <c>artifacts/module</c> of the repository that this program was built in. The manifest there points back
    /// to the repository's module, since a module is found by a folder of its name and a clone may be called anything.
    /// </summary>
    internal static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Override) is { Length: > 0 } named)
        {
            return named;
        }
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string staged = Path.Combine(at.FullName, "artifacts", "module");
            if (File.Exists(Path.Combine(at.FullName, "LiveApi.psd1")) && Directory.Exists(staged))
            {
                return staged;
            }
        }
        return null;
    }
}
