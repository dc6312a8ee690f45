using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport.Recording;

/// <summary>Recordings in memory.</summary>
internal static class Recordings
{
    internal static RecordedMessage Client(string json, double at = 0) => new(TimeSpan.FromSeconds(at), 1, RecordedSide.Client, IsText: true, Encoding.UTF8.GetBytes(json));

    internal static RecordedMessage Server(string json, double at = 0) => new(TimeSpan.FromSeconds(at), 1, RecordedSide.Server, IsText: false, Encoding.UTF8.GetBytes(json));

    internal static string Write(RecordingOptions options, params RecordedEvent[] events)
    {
        MemoryStream file = new();
        using (RecordingWriter writer = new(file, options))
        {
            foreach (RecordedEvent happened in events) { writer.Write(happened); }
        }

        return Encoding.UTF8.GetString(file.ToArray());
    }

    internal static Task<(RecordingHeader Header, List<RecordedEvent> Events)> ReadAsync(string text, int most = int.MaxValue) => ReadAsync(Encoding.UTF8.GetBytes(text), most);

    internal static async Task<(RecordingHeader Header, List<RecordedEvent> Events)> ReadAsync(byte[] file, int most = int.MaxValue)
    {
        using RecordingReader reader = await RecordingReader.OpenAsync(new TrickleStream(file, most), "test.jsonl", TestContext.Current.CancellationToken);
        List<RecordedEvent> events = [];
        await foreach (RecordedEvent happened in reader.ReadAsync(TestContext.Current.CancellationToken)) { events.Add(happened); }
        return (reader.Header, events);
    }

    internal static string Text(RecordedEvent happened) => Encoding.UTF8.GetString(((RecordedMessage)happened).Payload.ToArray());
}
