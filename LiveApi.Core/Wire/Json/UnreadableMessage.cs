using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace LiveApi.Wire;

/// <summary>Says where and why a message could not be read, with a glimpse of the place that gives no secret away.</summary>
internal static class UnreadableMessage
{
    private const int Glimpse = 40;
    private const int LongestPathShown = 120;
    private const int LongestRunShown = 15;
    private const string Advice = "If a proxy, a gateway or a recording stands between this program and the service, look there first; else the service has changed, and a newer LiveApi may read it.";

    internal static LiveException NotUtf8(int length) => new(LiveFault.MessageUnreadable, $"A message of {length} bytes is not UTF-8.", Advice);

    internal static LiveException NotOfItsShape(ReadOnlySpan<byte> utf8, JsonException cause)
    {
        int position = Position(utf8, cause);
        string path = cause.Path is { Length: > 1 and <= LongestPathShown } known ? $" at {known}" : "";
        return new(LiveFault.MessageUnreadable, $"A message of {utf8.Length} bytes cannot be read{path}, near byte {position}: {Excerpt(utf8, position)}", Advice, cause);
    }

    private static int Position(ReadOnlySpan<byte> utf8, JsonException cause)
    {
        int lineStart = 0;
        for (long lines = cause.LineNumber ?? 0; lines > 0; lines--)
        {
            int newline = utf8.Slice(lineStart).IndexOf((byte)'\n');
            if (newline < 0) { break; }
            lineStart += newline + 1;
        }
        return (int)Math.Min(utf8.Length, lineStart + (cause.BytePositionInLine ?? 0));
    }

    // Keys, tokens, handles and base64 are long runs of such characters. A run that the glimpse would cut is weighed whole.
    private static string Excerpt(ReadOnlySpan<byte> utf8, int position)
    {
        List<byte> shown = [];
        int next = Math.Max(0, position - Glimpse);
        while (next > 0 && IsOfARun(utf8[next - 1])) { next--; }
        while (next < utf8.Length && next < position + Glimpse)
        {
            int end = next;
            while (end < utf8.Length && IsOfARun(utf8[end])) { end++; }
            if (end == next) { shown.Add(utf8[next] < (byte)' ' ? (byte)' ' : utf8[next]); next++; continue; }
            shown.AddRange((end - next <= LongestRunShown || IsMemberName(utf8, end) ? utf8.Slice(next, end - next) : "..."u8).ToArray());
            next = end;
        }
        return Encoding.UTF8.GetString(shown.ToArray());
    }

    private static bool IsMemberName(ReadOnlySpan<byte> utf8, int end) => utf8.Slice(end).StartsWith("\":"u8) || utf8.Slice(end).StartsWith("\" :"u8);

    private static bool IsOfARun(byte character)
        => character is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
            or (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_' or (byte)'=' or (byte)'.';
}
