using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using LiveApi.Auth;

namespace LiveApi.PowerShell.Sessions;

internal static partial class GoogleAuthAssembly
{
    private static partial Assembly LoadFrom(string folder, string file) => new FolderContext(folder).LoadFromAssemblyPath(file);

    /// <summary>Another module may have loaded another version of Google's library: here both live side by side. What is not in the folder is the shell's.</summary>
    private sealed class FolderContext(string folder) : AssemblyLoadContext(SimpleName)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Assembly core = typeof(LiveCredential).Assembly;
            if (assemblyName.Name == core.GetName().Name)
            {
                return core;
            }

            string beside = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
        }
    }
}
