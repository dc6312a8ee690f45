using System;
using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace LiveApi.Sessions;

/// <summary>Reads a message that holds one piece of audio and nothing else straight from its bytes: nearly all that a service sends is that.</summary>
/// <remarks>Anything that is not exactly of this shape is left to the records of the wire, which come to the same result.</remarks>
internal static class AudioFastPath
{
    private static readonly byte[][] Head = Tokens("{", "\"serverContent\"", ":", "{", "\"modelTurn\"", ":", "{", "\"parts\"", ":", "[", "{", "\"inlineData\"", ":", "{", "\"mimeType\"", ":");
    private static readonly byte[][] Middle = Tokens(",", "\"data\"", ":");
    private static readonly byte[][] Tail = Tokens("}", "}", "]", "}", "}", "}");
    private static readonly byte[] Mime = Encoding.ASCII.GetBytes("\"audio/pcm;rate=");

    /// <summary>The audio of such a message, or false for any other.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> utf8, out byte[] pcm, out int sampleRate)
    {
        pcm = [];
        sampleRate = 0;
        int at = 0;
        return Skip(utf8, ref at, Head)
            && ReadRate(utf8, ref at, out sampleRate)
            && Skip(utf8, ref at, Middle)
            && ReadData(utf8, ref at, out pcm)
            && Skip(utf8, ref at, Tail)
            && SkipSpace(utf8, at) == utf8.Length;
    }

    private static bool ReadRate(ReadOnlySpan<byte> utf8, ref int at, out int rate)
    {
        rate = 0;
        at = SkipSpace(utf8, at);
        if (!utf8.Slice(at).StartsWith(Mime))
        {
            return false;
        }

        at += Mime.Length;
        bool startsWithDigit = at < utf8.Length && utf8[at] is >= (byte)'1' and <= (byte)'9';
        if (!startsWithDigit || !Utf8Parser.TryParse(utf8.Slice(at), out rate, out int digits) || rate is < 8_000 or > 192_000)
        {
            return false;
        }

        at += digits;
        return at < utf8.Length && utf8[at++] == (byte)'"';
    }

    private static bool ReadData(ReadOnlySpan<byte> utf8, ref int at, out byte[] pcm)
    {
        pcm = [];
        at = SkipSpace(utf8, at);
        if (at >= utf8.Length || utf8[at] != (byte)'"')
        {
            return false;
        }

        int length = utf8.Slice(at + 1).IndexOf((byte)'"');
        if (length < 4 || length % 4 != 0)
        {
            return false;
        }

        ReadOnlySpan<byte> base64 = utf8.Slice(at + 1, length);
        int padding = base64[length - 1] != (byte)'=' ? 0 : base64[length - 2] != (byte)'=' ? 1 : 2;
        byte[] decoded = new byte[length / 4 * 3 - padding];
        if (Base64.DecodeFromUtf8(base64, decoded, out int read, out int written) != OperationStatus.Done || read != length || written != decoded.Length)
        {
            return false;
        }

        pcm = decoded;
        at += length + 2;
        return true;
    }

    private static bool Skip(ReadOnlySpan<byte> utf8, ref int at, byte[][] tokens)
    {
        foreach (byte[] token in tokens)
        {
            at = SkipSpace(utf8, at);
            if (!utf8.Slice(at).StartsWith(token))
            {
                return false;
            }

            at += token.Length;
        }

        return true;
    }

    private static int SkipSpace(ReadOnlySpan<byte> utf8, int at)
    {
        while (at < utf8.Length && (utf8[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            at++;
        }

        return at;
    }

    private static byte[][] Tokens(params string[] texts) => Array.ConvertAll(texts, Encoding.ASCII.GetBytes);
}
