using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>A duration: <c>"3.840s"</c> both ways, with no or three, six or nine digits of fraction; read also from seconds and nanos.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => FromText(reader.GetString()!),
        JsonTokenType.StartObject => FromSecondsAndNanos(ref reader),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
    {
        long fraction = Math.Abs(value.Ticks % TimeSpan.TicksPerSecond);
        string digits = fraction switch
        {
            0 => "",
            _ when fraction % TimeSpan.TicksPerMillisecond == 0 => "." + Padded(fraction / TimeSpan.TicksPerMillisecond, 3),
            _ when fraction % 10 == 0 => "." + Padded(fraction / 10, 6),
            _ => "." + Padded(fraction * 100, 9),
        };
        long seconds = value.Ticks / TimeSpan.TicksPerSecond;
        string sign = value.Ticks < 0 && seconds == 0 ? "-" : "";
        writer.WriteStringValue(sign + seconds.ToString(CultureInfo.InvariantCulture) + digits + "s");
    }

    private static string Padded(long number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    private static TimeSpan FromText(string text)
        => text is [.., 's'] && decimal.TryParse(
            text.Remove(text.Length - 1), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds)
            ? FromSeconds(seconds)
            : throw new JsonException();

    private static TimeSpan FromSecondsAndNanos(ref Utf8JsonReader reader)
    {
        decimal total = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            bool nanos = reader.ValueTextEquals("nanos");
            if (!nanos && !reader.ValueTextEquals("seconds")) { throw new JsonException(); }
            reader.Read();
            total += nanos ? Integer.Read(ref reader) / 1_000_000_000m : Integer.Read(ref reader);
        }
        return FromSeconds(total);
    }

    private static TimeSpan FromSeconds(decimal seconds)
        => Math.Abs(seconds) < long.MaxValue / TimeSpan.TicksPerSecond ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : throw new JsonException();
}
