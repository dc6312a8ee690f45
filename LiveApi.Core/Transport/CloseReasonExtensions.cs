using System;

namespace LiveApi.Transport;

/// <summary>From what the catalogue knows of an end to the error that a user sees.</summary>
internal static class CloseReasonExtensions
{
    internal static LiveException ToException(this CloseReason reason, Exception? inner = null)
        => new(reason.Fault, Describe(reason, "The session ended"), reason.Advice, inner) { Details = reason };

    internal static LiveException ToException(this CloseReason reason, Uri uri, Exception? inner = null)
        => new(reason.Fault, Describe(reason, $"{uri.Host}:{uri.Port} refused the session"), reason.Advice, inner) { Details = reason };

    private static string Describe(CloseReason reason, string what)
        => $"{what} ({reason.Code}{(reason.Reason.Length > 0 ? $": {reason.Reason}" : string.Empty)}). {reason.Meaning}";
}
