using System;
using System.Buffers;
using System.Buffers.Text;
using System.Text;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>One piece of audio on its way out.</summary>
internal readonly record struct OutgoingAudio(ReadOnlyMemory<byte> Pcm, int SampleRate);

/// <summary>How messages write themselves into the outbox.</summary>
internal static class ClientEncoding
{
    private static readonly byte[] AudioHead = Encoding.ASCII.GetBytes("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=");
    private static readonly byte[] AudioData = Encoding.ASCII.GetBytes("\",\"data\":\"");
    private static readonly byte[] AudioTail = Encoding.ASCII.GetBytes("\"}}}");

    /// <summary>Any message, through the records of the wire.</summary>
    internal static Outbox.Encode<ClientMessage> Message { get; } = static (output, message) => WireFormat.Write(output, message);

    /// <summary>JSON that somebody else wrote.</summary>
    internal static Outbox.Encode<ReadOnlyMemory<byte>> Raw { get; } = static (output, json) => Append(output, json.Span);

    /// <summary>Audio, written as bytes: it is nearly all that is ever sent, and needs no string, record or buffer on its way.</summary>
    internal static Outbox.Encode<OutgoingAudio> Audio { get; } = static (output, audio) =>
    {
        int size = AudioHead.Length + 10 + AudioData.Length + Base64.GetMaxEncodedToUtf8Length(audio.Pcm.Length) + AudioTail.Length;
        Span<byte> target = output.GetSpan(size);
        int at = Copy(AudioHead, target, 0);
        Utf8Formatter.TryFormat(audio.SampleRate, target.Slice(at), out int digits);
        at = Copy(AudioData, target, at + digits);
        Base64.EncodeToUtf8(audio.Pcm.Span, target.Slice(at), out _, out int encoded);
        at = Copy(AudioTail, target, at + encoded);
        output.Advance(at);
    };

    private static int Copy(byte[] source, Span<byte> target, int at)
    {
        source.CopyTo(target.Slice(at));
        return at + source.Length;
    }

    private static void Append(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }
}
