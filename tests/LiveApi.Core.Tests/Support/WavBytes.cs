using System;
using System.Collections.Generic;
using System.Text;

namespace LiveApi.Tests.Support;

/// <summary>WAV files laid out by hand, right or wrong as a test wants them.</summary>
public sealed class WavBytes
{
    private readonly List<byte> _bytes = [];

    public WavBytes(string container = "RIFF", uint riffLength = 0xFFFF_FFFE) => Word(container).Number(riffLength).Word("WAVE");

    /// <summary>One channel of 16-bit PCM, as most files are.</summary>
    public static byte[] Plain(int rate, params short[] samples)
        => new WavBytes().Format(1, 1, rate, 16).Data(LiveApi.Audio.Pcm16.Bytes(samples)).ToArray();

    public WavBytes Format(int tag, int channels, int rate, int bits)
    {
        int frame = channels * ((bits + 7) / 8);
        return Word("fmt ").Number(16).Short(tag).Short(channels).Number((uint)rate).Number((uint)(rate * frame)).Short(frame).Short(bits);
    }

    public WavBytes ExtensibleFormat(int tag, int channels, int rate, int bits)
    {
        int frame = channels * ((bits + 7) / 8);
        Word("fmt ").Number(40).Short(0xFFFE).Short(channels).Number((uint)rate).Number((uint)(rate * frame)).Short(frame).Short(bits);
        return Short(22).Short(bits).Number(0).Short(tag).Raw(0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71);
    }

    /// <summary>A chunk, with the padding byte that an odd length takes.</summary>
    public WavBytes Chunk(string id, ReadOnlySpan<byte> content)
    {
        Word(id).Number((uint)content.Length).Raw(content);
        return content.Length % 2 == 1 ? Raw(0) : this;
    }

    public WavBytes Data(ReadOnlySpan<byte> content) => Chunk("data", content);

    /// <summary>A data chunk that lies about its length.</summary>
    public WavBytes Data(uint said, ReadOnlySpan<byte> content) => Word("data").Number(said).Raw(content);

    public WavBytes Word(string text) => Raw(Encoding.ASCII.GetBytes(text));

    public WavBytes Number(uint value) => Raw((byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24));

    public WavBytes Short(int value) => Raw((byte)value, (byte)(value >> 8));

    public WavBytes Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToArray() => [.. _bytes];
}
