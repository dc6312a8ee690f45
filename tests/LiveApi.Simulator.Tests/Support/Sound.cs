using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using LiveApi.Audio;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>The speech in examples/audio, and arithmetic on samples.</summary>
public static class Sound
{
    public static string Root { get; } = FindRoot();

    /// <summary>The samples of a 16 kHz mono PCM16 WAV, found without the reader of LiveApi.</summary>
    public static byte[] Load(string name)
    {
        byte[] wav = File.ReadAllBytes(Path.Combine(Root, "examples", "audio", name));
        int at = 12;
        while (wav.AsSpan(at, 4) is not [(byte)'d', (byte)'a', (byte)'t', (byte)'a']) { at += 8 + BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(at + 4)); }
        return wav.AsSpan(at + 8, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(at + 4))).ToArray();
    }

    public static byte[] Silence(double seconds, int rate = 16_000) => new byte[(int)(seconds * rate) * 2];

    /// <summary>A tone of 300 Hz at half of full scale, without any pause.</summary>
    public static byte[] Tone(double seconds)
    {
        short[] samples = new short[(int)(seconds * 16_000)];
        for (int i = 0; i < samples.Length; i++) { samples[i] = (short)(short.MaxValue / 2 * Math.Sin(2 * Math.PI * 300 * i / 16_000)); }
        return MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
    }

    /// <summary>The same with noise that lies so many dB below its mean level.</summary>
    public static byte[] WithNoise(byte[] pcm, double below, int seed = 7)
    {
        double amplitude = Math.Pow(10, (AudioLevel.Measure(pcm).RmsDbfs - below) / 20) * short.MaxValue * Math.Sqrt(3);
        Random dice = new(seed);
        short[] samples = MemoryMarshal.Cast<byte, short>(pcm).ToArray();
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)Math.Clamp(samples[i] + (amplitude * ((dice.NextDouble() * 2) - 1)), short.MinValue, short.MaxValue);
        }

        return MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
    }

    /// <summary>White noise of a level in dBFS.</summary>
    public static byte[] Noise(double seconds, double level) => WithNoise(Silence(seconds), AudioLevel.Floor - level);

    /// <summary>PCM16 at another rate, all of its band kept.</summary>
    public static short[] Convert(byte[] pcm, int from, int to)
    {
        float[] samples = new float[pcm.Length / 2];
        Pcm16.ToFloat(Pcm16.Samples(pcm), samples);
        Resampler resampler = new(from, to, passBand: 0.98);
        resampler.Write(samples);
        resampler.Complete();
        float[] converted = new float[resampler.OutputLength(samples.Length)];
        int read = 0;
        while (resampler.Read(converted.AsSpan(read)) is var more and > 0) { read += more; }
        short[] result = new short[read];
        Pcm16.FromFloat(converted.AsSpan(0, read), result);
        return result;
    }

    /// <summary>How well a piece of audio is found in a recording, both at one rate: the ratio of signal to difference in dB, at the best place.</summary>
    public static double SignalToNoise(ReadOnlySpan<short> recording, ReadOnlySpan<short> piece)
    {
        int loudest = 0;
        for (int i = 0; i < piece.Length - Window; i++) { loudest = Math.Abs((int)piece[i]) > Math.Abs((int)piece[loudest]) ? i : loudest; }
        ReadOnlySpan<short> landmark = piece.Slice(loudest, Math.Min(Window, piece.Length - loudest));
        int place = 0;
        double least = double.PositiveInfinity;
        for (int at = 0; at + landmark.Length <= recording.Length; at++)
        {
            double difference = Difference(recording.Slice(at, landmark.Length), landmark, least);
            if (difference < least) { (place, least) = (at, difference); }
        }

        int start = Math.Max(0, place - loudest);
        ReadOnlySpan<short> heard = piece[Math.Max(0, loudest - place)..];
        heard = heard[..Math.Min(heard.Length, recording.Length - start)];
        double signal = Difference(heard, new short[heard.Length], double.PositiveInfinity);
        return 10 * Math.Log10(signal / Difference(recording.Slice(start, heard.Length), heard, double.PositiveInfinity));
    }

    private const int Window = 1_000;

    private static double Difference(ReadOnlySpan<short> one, ReadOnlySpan<short> other, double enough)
    {
        double sum = 0;
        for (int i = 0; i < one.Length && sum < enough; i++)
        {
            double difference = one[i] - other[i];
            sum += difference * difference;
        }

        return sum;
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LiveApi.slnx"))) { folder = Path.GetDirectoryName(folder)!; }
        return folder;
    }
}
