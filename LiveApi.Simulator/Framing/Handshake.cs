using System;
using System.Security.Cryptography;
using System.Text;

namespace LiveApi.Simulator.Framing;

/// <summary>The upgrade of RFC 6455, section 4.2: what makes a request one, and what answers it.</summary>
internal static class Handshake
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>What is wrong with the request as an upgrade, or null where nothing is. <paramref name="header"/> looks a header up.</summary>
    internal static string? Objection(string method, Func<string, string?> header)
    {
        if (method != "GET") { return $"The WebSocket upgrade is a GET, not a {method}."; }
        if (!Lists(header("Connection"), "Upgrade") || !Lists(header("Upgrade"), "websocket"))
        {
            return "This is a WebSocket address: the request needs 'Connection: Upgrade' and 'Upgrade: websocket'.";
        }

        if (header("Sec-WebSocket-Version") != "13") { return "Only version 13 of the WebSocket protocol is spoken here."; }
        return IsNonce(header("Sec-WebSocket-Key")) ? null : "Sec-WebSocket-Key has to be 16 bytes in base64.";
    }

    /// <summary>The value of <c>Sec-WebSocket-Accept</c> for the key that the client sent.</summary>
    internal static string Accept(string key)
    {
#pragma warning disable CA5350 // RFC 6455 names SHA-1; nothing is kept secret by it.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key.Trim() + Guid)));
#pragma warning restore CA5350
    }

    private static bool Lists(string? value, string token)
    {
        foreach (string part in (value ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Equals(token, StringComparison.OrdinalIgnoreCase)) { return true; }
        }

        return false;
    }

    private static bool IsNonce(string? key)
    {
        Span<byte> nonce = stackalloc byte[32];
        return key is { Length: <= 32 } && Convert.TryFromBase64String(key.Trim(), nonce, out int length) && length == 16;
    }
}
