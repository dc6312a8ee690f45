using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;

namespace LiveApi.PowerShell.Binding;

/// <summary>Paths as a user writes them, as the files that they mean. To be used on the pipeline thread, where providers live.</summary>
internal static class InputPaths
{
    /// <summary>The files of one path; a fault instead if there are none. A file that is really named so comes before a wildcard; completion escapes its brackets.</summary>
    internal static (IReadOnlyList<string> Files, LiveException? Fault) Resolve(SessionState state, string path, bool literal, LiveFault missing = LiveFault.AudioNotFound)
    {
        try
        {
            ProviderInfo provider;
            string plain = state.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
            IReadOnlyList<string> files = literal || File.Exists(plain) ? [plain]
                : WildcardPattern.ContainsWildcardCharacters(path) ? [.. state.Path.GetResolvedProviderPathFromPSPath(path, out provider)]
                : [state.Path.GetUnresolvedProviderPathFromPSPath(WildcardPattern.Unescape(path))];
            return provider.Name != "FileSystem"
                ? ([], new LiveException(missing, $"'{path}' is not in the file system but in {provider.Name}.", "Name a file."))
                : files.Count > 0 ? (files, null) : ([], Nothing(missing, path, null));
        }
        catch (Exception fault) when (fault is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or PSNotSupportedException)
        {
            return ([], Nothing(missing, path, fault));
        }
    }

    /// <summary>The one file that a path means.</summary>
    /// <exception cref="LiveException">AudioNotFound: it means none, or several.</exception>
    internal static string One(SessionState state, string path)
    {
        (IReadOnlyList<string> files, LiveException? nothing) = Resolve(state, path, literal: false);
        return nothing is not null ? throw nothing
            : files.Count == 1 ? files[0]
            : throw new LiveException(LiveFault.AudioNotFound, $"'{path}' means {files.Count} files.", "Name one of them.");
    }

    private static LiveException Nothing(LiveFault missing, string path, Exception? fault)
        => new(missing, $"Nothing is there that '{path}' means.", "Check the path; brackets in a name are wildcards unless it is given with -LiteralPath.", fault);
}
