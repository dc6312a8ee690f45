using System;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

/// <summary>A command over provider paths: <c>-Path</c> with wildcards or <c>-LiteralPath</c> without, one error for each path.</summary>
public abstract class ItemCommand : PSCmdlet
{
    protected const string ByPath = "Path";
    protected const string ByLiteralPath = "LiteralPath";

    /// <summary>Whether the paths are names as they stand.</summary>
    protected bool Literal => ParameterSetName is ByLiteralPath;

    /// <summary>Runs <paramref name="work"/> for each path; what fails becomes an error of that path and the next goes on.</summary>
    protected void ForEachPath(string[] paths, Action<string> work)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(work);
        foreach (string path in paths)
        {
            try
            {
                work(path);
            }
            catch (PipelineStoppedException)
            {
                throw;
            }
            catch (RuntimeException fault)
            {
                WriteError(new ErrorRecord(fault.ErrorRecord, fault));
            }
            catch (Exception fault) when (fault is System.IO.IOException or UnauthorizedAccessException or NotSupportedException)
            {
                WriteError(new ErrorRecord(fault, "ItemOperationFailed", ErrorCategory.InvalidOperation, path));
            }
        }
    }

    /// <summary>The file system paths that <paramref name="path"/> names; the provider's error where it names none.</summary>
    protected Collection<string> ResolveFiles(string path, bool mustExist)
    {
        if (Literal || (!mustExist && !WildcardPattern.ContainsWildcardCharacters(path)))
        {
            return [GetUnresolvedProviderPathFromPSPath(path)];
        }
        return GetResolvedProviderPathFromPSPath(path, out _);
    }
}
