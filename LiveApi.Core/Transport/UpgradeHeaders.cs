using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Transport;

/// <summary>The headers of an upgrade: those that a user adds, and those of the credential.</summary>
public static class UpgradeHeaders
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Expect", "Host", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <summary>Both together, the added ones checked.</summary>
    /// <exception cref="LiveException">HeaderInvalid: one belongs to the protocol, stands against the credential, or cannot be sent. No value is repeated.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Join(
        IReadOnlyList<KeyValuePair<string, string>> added, IReadOnlyList<KeyValuePair<string, string>> credential)
    {
        foreach (KeyValuePair<string, string> header in added)
        {
            Check(header.Key, header.Value);
            if (credential.Any(one => one.Key.Equals(header.Key, StringComparison.OrdinalIgnoreCase)))
            {
                throw new LiveException(
                    LiveFault.HeaderInvalid,
                    $"The header {header.Key} is there twice: among the headers that were added, and from the key or token.",
                    "Give the key or token, or the header, not both.");
            }
        }

        return [.. added, .. credential];
    }

    private static void Check(string name, string value)
    {
        if (name.Length == 0 || !name.All(static letter => letter is > ' ' and <= '~' && "()<>@,;:\\\"/[]?={}".IndexOf(letter) < 0))
        {
            throw new LiveException(LiveFault.HeaderInvalid, $"'{name}' is not the name of a header.", "A name is letters, digits and hyphens, such as x-goog-user-project.");
        }

        if (Reserved.Contains(name) || name.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase))
        {
            throw new LiveException(
                LiveFault.HeaderInvalid,
                $"The header {name} belongs to the connection and cannot be given.",
                name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase) ? "Give the proxy's name and password as its credential." : "Leave it out.");
        }

        if (value.Any(static letter => letter is not '\t' and (< ' ' or > '~')))
        {
            throw new LiveException(
                LiveFault.HeaderInvalid,
                $"The value of the header {name} has a character that no header may have.",
                "It was probably cut or joined while copying: a line break is in it, or a letter outside ASCII.");
        }
    }
}
