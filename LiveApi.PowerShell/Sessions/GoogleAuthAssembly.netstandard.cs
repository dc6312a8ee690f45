using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace LiveApi.PowerShell.Sessions;

internal static partial class GoogleAuthAssembly
{
    private static partial Assembly LoadFrom(string folder, string file)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => Resolve(folder, new AssemblyName(request.Name));
        return Assembly.LoadFrom(file);
    }

    // Asked only for what nobody else has. What is loaded already comes first, Core above all: a second copy of it would have types of its own.
    private static Assembly? Resolve(string folder, AssemblyName wanted)
    {
        Assembly? loaded = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(one => one.GetName() is { } name && name.Name == wanted.Name && name.Version == wanted.Version);
        string beside = Path.Combine(folder, wanted.Name + ".dll");
        return loaded ?? (File.Exists(beside) && AssemblyName.GetAssemblyName(beside).Version == wanted.Version ? Assembly.LoadFrom(beside) : null);
    }
}
