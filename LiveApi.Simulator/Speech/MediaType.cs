using LiveApi.Audio;

namespace LiveApi.Simulator.Speech;

/// <summary>What a MIME type says of audio.</summary>
internal static class MediaType
{
    private const int Slowest = 4_000;
    private const int Fastest = 192_000;

    /// <summary>The rate of mono PCM16, 16 kHz where none is given; null for anything else.</summary>
    internal static int? RateOf(string? mimeType)
        => PcmFormat.TryFromMimeType(mimeType, out PcmFormat format, PcmFormat.Input.SampleRate)
            && format is { Channels: 1, SampleRate: >= Slowest and <= Fastest } ? format.SampleRate : null;
}
