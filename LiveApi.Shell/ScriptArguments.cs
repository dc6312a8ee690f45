using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace LiveApi.Shell;

/// <summary>Turns words of the command line into arguments of a script: <c>-Name value</c>, <c>-Switch</c>, <c>-Flag:$false</c>.</summary>
internal static class ScriptArguments
{
    internal static IEnumerable<CommandParameter> From(IEnumerable<string> words)
    {
        string? waiting = null;
        foreach (string word in words)
        {
            if (waiting is not null)
            {
                yield return new CommandParameter(waiting, word);
                waiting = null;
                continue;
            }
            if (word.Length < 2 || word[0] is not '-')
            {
                yield return new CommandParameter(null, word);
                continue;
            }
            int colon = word.IndexOf(':', System.StringComparison.Ordinal);
            if (colon < 0)
            {
                yield return new CommandParameter(word);
            }
            else if (colon == word.Length - 1)
            {
                waiting = word[..colon];
            }
            else
            {
                yield return new CommandParameter(word[..colon], BooleanOrText(word[(colon + 1)..]));
            }
        }
    }

    private static object BooleanOrText(string text)
        => bool.TryParse(text.StartsWith('$') ? text[1..] : text, out bool flag) ? flag : text;
}
