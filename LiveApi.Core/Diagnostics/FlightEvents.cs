using System;
using System.Collections.Generic;
using System.Text;
using LiveApi.Transport;

namespace LiveApi.Diagnostics;

/// <summary>Makes a recording's events of what the recorder kept.</summary>
internal static class FlightEvents
{
    private const double FullScale = 32_768;

    internal static IReadOnlyList<RecordedEvent> Of(IReadOnlyList<FlightEntry> entries, Func<long, TimeSpan> timeOf)
    {
        List<RecordedEvent> events = new(entries.Count);
        foreach (FlightEntry entry in entries)
        {
            events.Add(EventOf(entry, timeOf(entry.At)));
        }

        return events;
    }

    private static RecordedEvent EventOf(FlightEntry entry, TimeSpan at) => entry.Kind switch
    {
        FlightKind.Opening => new RecordedOpening(at, entry.Connection, entry.Text ?? "/"),
        FlightKind.ClosedByClient => new RecordedClose(at, entry.Connection, RecordedSide.Client, entry.Bytes, entry.Text ?? string.Empty),
        FlightKind.ClosedByServer => new RecordedClose(at, entry.Connection, RecordedSide.Server, entry.Bytes, entry.Text ?? string.Empty),
        FlightKind.Sent => new RecordedMessage(at, entry.Connection, RecordedSide.Client, IsText: true, entry.Payload),
        FlightKind.Received => new RecordedMessage(at, entry.Connection, RecordedSide.Server, IsText: false, entry.Payload),
        FlightKind.AudioSent => new RecordedMessage(at, entry.Connection, RecordedSide.Client, IsText: true, Audio("{\"realtimeInput\":{\"audio\":", entry, "}}")),
        _ => new RecordedMessage(at, entry.Connection, RecordedSide.Server, IsText: false, Audio("{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"inlineData\":", entry, "}]}}}")),
    };

    // A tone of the same length and loudness stands in for the sound.
    private static byte[] Audio(string head, FlightEntry entry, string tail)
    {
        string mimeType = $"audio/pcm;rate={entry.SampleRate}";
        double level = entry.Power <= 0 ? -120 : 10 * Math.Log10(entry.Power / (FullScale * FullScale));
        string data = Convert.ToBase64String(new MediaStandIn(entry.Bytes, level).Make(mimeType));
        return Encoding.ASCII.GetBytes($"{head}{{\"mimeType\":\"{mimeType}\",\"data\":\"{data}\"}}{tail}");
    }
}
