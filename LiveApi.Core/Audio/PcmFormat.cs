using System;
using System.Globalization;

namespace LiveApi.Audio;

/// <summary>Raw PCM: signed 16 bit, little endian, interleaved, at a rate in hertz.</summary>
public readonly record struct PcmFormat(int SampleRate, int Channels = 1)
{
    /// <summary>What the service hears best: 16 kHz mono.</summary>
    public static PcmFormat Input => new(16_000);

    /// <summary>What the service speaks when it does not say otherwise: 24 kHz mono.</summary>
    public static PcmFormat Output => new(24_000);

    /// <summary>Bytes of one sample of every channel.</summary>
    public int BytesPerFrame => 2 * Channels;

    /// <summary>Bytes of one second.</summary>
    public int BytesPerSecond => SampleRate * BytesPerFrame;

    /// <summary>How long so many bytes last.</summary>
    public TimeSpan DurationOf(long bytes) => TimeSpan.FromTicks((long)((decimal)bytes / BytesPerSecond * TimeSpan.TicksPerSecond));

    /// <summary>How many bytes so much time takes, in whole frames.</summary>
    public long BytesIn(TimeSpan duration) => (long)((decimal)duration.Ticks * SampleRate / TimeSpan.TicksPerSecond) * BytesPerFrame;

    /// <summary>The name that goes on the wire, such as <c>audio/pcm;rate=16000</c>.</summary>
    public string ToMimeType() => Channels == 1
        ? string.Format(CultureInfo.InvariantCulture, "audio/pcm;rate={0}", SampleRate)
        : string.Format(CultureInfo.InvariantCulture, "audio/pcm;rate={0};channels={1}", SampleRate, Channels);

    /// <summary>Reads a MIME type of the wire; a rate that is not named is <paramref name="defaultRate"/>.</summary>
    /// <exception cref="LiveException">AudioUnreadable: not PCM, or a rate that cannot be.</exception>
    public static PcmFormat FromMimeType(string? mimeType, int defaultRate = 24_000)
        => TryFromMimeType(mimeType, out PcmFormat format, defaultRate)
            ? format
            : throw new LiveException(LiveFault.AudioUnreadable, $"'{mimeType}' is not PCM audio.", "Expected is audio/pcm with a rate, such as audio/pcm;rate=24000.");

    /// <summary>As <see cref="FromMimeType"/>, false where that throws.</summary>
    public static bool TryFromMimeType(string? mimeType, out PcmFormat format, int defaultRate = 24_000)
    {
        int rate = defaultRate, channels = 1;
        format = default;
        string[] parts = (mimeType ?? "").Split(';');
        string type = parts[0].Trim();
        if (!type.Equals("audio/pcm", StringComparison.OrdinalIgnoreCase) && !type.Equals("audio/l16", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        for (int i = 1; i < parts.Length; i++)
        {
            if (!TryReadNumber(parts[i], "rate", 1_000, 768_000, ref rate) || !TryReadNumber(parts[i], "channels", 1, 64, ref channels))
            {
                return false;
            }
        }

        format = new PcmFormat(rate, channels);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => ToMimeType();

    // True when the parameter is another one, or a number in range.
    private static bool TryReadNumber(string parameter, string name, int least, int most, ref int value)
    {
        int equals = parameter.IndexOf('=');
        if (equals < 0 || !parameter.Substring(0, equals).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        string text = parameter.Substring(equals + 1).Trim(' ', '"');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
    }
}
