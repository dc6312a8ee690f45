using System.IO;
using System.Management.Automation;

namespace LiveApi.PowerShell.Results;

/// <summary>A file that is to be written.</summary>
internal sealed record OutputFile(string FullName)
{
    /// <summary>The file that a path of PowerShell means; to be asked on the pipeline thread.</summary>
    internal static OutputFile At(SessionState state, string path) => new(state.Path.GetUnresolvedProviderPathFromPSPath(path));

    /// <exception cref="LiveException">OutputExists.</exception>
    internal void RefuseToReplace(bool force)
    {
        if (!force && File.Exists(FullName))
        {
            throw new LiveException(LiveFault.OutputExists, $"'{FullName}' is there already.", "Give another name, or -Force to replace it.");
        }
    }
}
