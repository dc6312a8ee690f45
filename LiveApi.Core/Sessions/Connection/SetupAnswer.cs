using System;
using System.Collections.Generic;
using System.Text;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <summary>What answers a setup and is no answer: whoever is there speaks something else, and to wait for more would lead nowhere.</summary>
internal static class SetupAnswer
{
    private const int Shown = 600;

    /// <summary>Whether nothing of a message is of the Live API.</summary>
    internal static bool IsForeign(List<LiveMessage> unpacked) => unpacked.Count > 0 && unpacked.TrueForAll(static message => message is LiveUnknown);

    internal static LiveException Refuse(Uri endpoint, ReadOnlySpan<byte> utf8, Exception? why = null) => new(
        LiveFault.MessageUnreadable,
        $"{endpoint.Host}:{endpoint.Port} answered the setup with something that is not of the Live API: {ReasonText.Shown(Start(utf8))}",
        "Check the address and its path: another service, or the page of a gateway, answers there.",
        why);

    private static string Start(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? "an empty message" : Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, Shown)].ToArray());
}
