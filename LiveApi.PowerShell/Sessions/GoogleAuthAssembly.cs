using System;
using System.IO;
using System.Reflection;
using LiveApi.Auth;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Loads what signs in to Google accounts, once, and not before somebody does: an import is as fast as without it.</summary>
internal static partial class GoogleAuthAssembly
{
    private const string SimpleName = "LiveApi.GoogleAuth";

    private static readonly Lazy<IGoogleCredentials> Loaded = new(Load);

    /// <exception cref="LiveException">ProgramMissing: it is not beside the module. LibraryConflict: something else of that name is loaded already.</exception>
    internal static IGoogleCredentials Credentials => Loaded.Value;

    private static IGoogleCredentials Load()
    {
        string folder = Path.Combine(Path.GetDirectoryName(typeof(GoogleAuthAssembly).Assembly.Location)!, "google");
        string file = Path.Combine(folder, SimpleName + ".dll");
        if (!File.Exists(file))
        {
            throw new LiveException(
                LiveFault.ProgramMissing,
                $"'{file}' is missing, which signs in to Google accounts.",
                "Build or install the module anew. Meanwhile -AccessToken { gcloud auth print-access-token } does the same.");
        }

        try
        {
            Type factory = LoadFrom(folder, file).GetType(SimpleName + ".GoogleCredentials", throwOnError: true)!;
            return (IGoogleCredentials)Activator.CreateInstance(factory)!;
        }
        catch (Exception fault) when (fault.GetBaseException() is FileLoadException or FileNotFoundException or BadImageFormatException or MissingMethodException)
        {
            throw new LiveException(
                LiveFault.LibraryConflict,
                $"Google's library could not be loaded: {fault.GetBaseException().Message}",
                "Another module in this process may have loaded another version of it: use a new shell for LiveApi, or PowerShell 7.6 or newer, where both have room.",
                fault);
        }
    }

    /// <summary>Loads the file, with what it needs from the folder; Core is the one that is loaded already.</summary>
    private static partial Assembly LoadFrom(string folder, string file);
}
