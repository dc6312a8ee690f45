using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LiveApi.Audio;

/// <summary>One line out of many arguments, such that the program gets them back as they were (the rules of CommandLineToArgvW; .NET follows them on every system).</summary>
internal static class CommandLine
{
    internal static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(c => char.IsWhiteSpace(c) || c == '"'))
        {
            return argument;
        }

        StringBuilder quoted = new("\"");
        int slashes = 0;
        foreach (char c in argument)
        {
            if (c == '\\')
            {
                slashes++;
                continue;
            }

            // Before a quote, slashes count double and the quote needs one of its own.
            quoted.Append('\\', c == '"' ? (2 * slashes) + 1 : slashes).Append(c);
            slashes = 0;
        }

        return quoted.Append('\\', 2 * slashes).Append('"').ToString();
    }
}
