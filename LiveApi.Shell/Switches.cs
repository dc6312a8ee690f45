using System;
using System.Linq;

namespace LiveApi.Shell;

/// <summary>The switches of the command line and how far each may be cut, as in <c>pwsh</c>.</summary>
internal static class Switches
{
    private static readonly (string Name, string Shortest)[] s_known =
    [
        ("Command", "c"),
        ("File", "f"),
        ("Help", "h"),
        ("Interactive", "i"),
        ("NonInteractive", "noni"),
        ("NoProfile", "nop"),
        ("NoLogo", "nol"),
        ("NoExit", "noe"),
        ("Version", "v"),
        ("WorkingDirectory", "wo"),
        ("ExecutionPolicy", "ex"),
    ];

    /// <summary>The full name of the switch, or null when the argument is none.</summary>
    internal static string? Resolve(string argument)
    {
        if (argument.Length < 2 || argument[0] is not '-')
        {
            return null;
        }
        string given = argument.TrimStart('-');
        return given.ToUpperInvariant() switch
        {
            "?" => "Help",
            "EP" => "ExecutionPolicy",
            "WD" => "WorkingDirectory",
            _ => s_known.FirstOrDefault(known =>
                known.Name.StartsWith(given, StringComparison.OrdinalIgnoreCase)
                && given.Length >= known.Shortest.Length).Name,
        };
    }
}
