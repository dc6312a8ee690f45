using System;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LiveApi.Transport;

/// <summary>Media by length and level, and something of the same length and level made from that.</summary>
internal readonly record struct MediaStandIn(int Bytes, double? RmsDbfs)
{
    private const double FullScale = 32_768;
    private const double Silence = -120;
    private const int Pitch = 250;
    private const int UsualRate = 16_000;

    internal static MediaStandIn Of(string mimeType, ReadOnlySpan<byte> media) => new(media.Length, IsPcm(mimeType) ? Level(media) : null);

    internal static bool TryRead(JsonElement data, out MediaStandIn standIn)
    {
        standIn = default;
        if (data.ValueKind is not JsonValueKind.Object || !data.TryGetProperty("standIn", out JsonElement made) || made.ValueKind is not JsonValueKind.Object) { return false; }
        if (!made.TryGetProperty("bytes", out JsonElement bytes) || !bytes.TryGetInt32(out int length) || length is < 0 or > RecordingReader.LongestLine) { throw new JsonException(); }
        double? level = made.TryGetProperty("rmsDbfs", out JsonElement rms) ? rms.GetDouble() : null;
        standIn = new MediaStandIn(length, level);
        return true;
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("standIn");
        writer.WriteNumber("bytes", Bytes);
        if (RmsDbfs is { } level) { writer.WriteNumber("rmsDbfs", Math.Round(level, 1)); }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>A tone for PCM audio; its period fits into 20 ms, so that pieces in a row are one tone. Zeros for all else.</summary>
    internal byte[] Make(string mimeType)
    {
        byte[] media = new byte[Bytes];
        if (RmsDbfs is not { } level || level <= Silence || !IsPcm(mimeType)) { return media; }
        double amplitude = Math.Min(FullScale - 1, Math.Pow(10, level / 20) * FullScale * Math.Sqrt(2));
        double step = 2 * Math.PI * Pitch / Rate(mimeType);
        Span<short> samples = MemoryMarshal.Cast<byte, short>(media.AsSpan());
        for (int i = 0; i < samples.Length; i++) { samples[i] = (short)Math.Round(amplitude * Math.Sin(step * i)); }
        return media;
    }

    private static bool IsPcm(string mimeType) => mimeType.StartsWith("audio/pcm", StringComparison.OrdinalIgnoreCase) || mimeType.StartsWith("audio/l16", StringComparison.OrdinalIgnoreCase);

    private static int Rate(string mimeType)
    {
        int at = mimeType.IndexOf("rate=", StringComparison.OrdinalIgnoreCase);
        int rate = 0;
        for (int i = at < 0 ? mimeType.Length : at + 5; i < mimeType.Length && mimeType[i] is >= '0' and <= '9' && rate < 1_000_000; i++) { rate = (rate * 10) + (mimeType[i] - '0'); }
        return rate >= 1_000 ? rate : UsualRate;
    }

    private static double Level(ReadOnlySpan<byte> pcm)
    {
        double sum = 0;
        ReadOnlySpan<short> samples = MemoryMarshal.Cast<byte, short>(pcm);
        foreach (short sample in samples) { sum += (double)sample * sample; }
        return sum <= 0 ? Silence : Math.Max(Silence, 20 * Math.Log10(Math.Sqrt(sum / samples.Length) / FullScale));
    }
}
