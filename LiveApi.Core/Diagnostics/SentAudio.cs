using System;
using System.Buffers.Text;
using System.Text;

namespace LiveApi.Diagnostics;

/// <summary>Tells from the bytes of an outgoing message that it is a piece of audio: how long, at which rate, and how loud, by a few samples of it.</summary>
internal static class SentAudio
{
    private const int SamplesToLookAt = 12;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static readonly byte[] Values = ValuesOf(Alphabet);
    private static readonly byte[] Head = Encoding.ASCII.GetBytes("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=");
    private static readonly byte[] Data = Encoding.ASCII.GetBytes("\",\"data\":\"");
    private static readonly byte[] Tail = Encoding.ASCII.GetBytes("\"}}}");

    internal static bool TryRead(ReadOnlySpan<byte> message, out int bytes, out int sampleRate, out float power)
    {
        (bytes, sampleRate, power) = (0, 0, 0);
        if (!message.StartsWith(Head) || !message.EndsWith(Tail) || !Utf8Parser.TryParse(message.Slice(Head.Length), out sampleRate, out int digits))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = message.Slice(Head.Length + digits);
        if (!rest.StartsWith(Data))
        {
            return false;
        }

        ReadOnlySpan<byte> base64 = rest.Slice(Data.Length, rest.Length - Data.Length - Tail.Length);
        int padding = base64.Length < 4 || base64[base64.Length - 1] != (byte)'=' ? 0 : base64[base64.Length - 2] != (byte)'=' ? 1 : 2;
        bytes = (base64.Length / 4 * 3) - padding;
        power = PowerOf(base64);
        return true;
    }

    // Every second group of four characters begins with a whole sample, in its first three: read by hand, since it is done with each message.
    private static float PowerOf(ReadOnlySpan<byte> base64)
    {
        int groups = base64.Length / 8;
        int step = Math.Max(1, groups / SamplesToLookAt);
        float sum = 0;
        int looked = 0;
        for (int group = 0; group < groups; group += step, looked++)
        {
            ReadOnlySpan<byte> at = base64.Slice(group * 8, 3);
            int bits = (Values[at[0]] << 12) | (Values[at[1]] << 6) | Values[at[2]];
            float sample = (short)((bits >> 10) | (((bits >> 2) & 0xFF) << 8));
            sum += sample * sample;
        }

        return looked == 0 ? 0 : sum / looked;
    }

    private static byte[] ValuesOf(string alphabet)
    {
        byte[] values = new byte[256];
        for (int value = 0; value < alphabet.Length; value++)
        {
            values[alphabet[value]] = (byte)value;
        }

        return values;
    }
}
