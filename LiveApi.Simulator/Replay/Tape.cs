using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Simulator.Replay;

/// <summary>A recording in memory, by connections, each in the order that things happened in.</summary>
public sealed class Tape
{
    private Tape(string name, RecordingHeader header, IReadOnlyList<IReadOnlyList<RecordedEvent>> connections) => (Name, Header, Connections) = (name, header, connections);

    /// <summary>The name of the file.</summary>
    public string Name { get; }

    internal RecordingHeader Header { get; }

    internal IReadOnlyList<IReadOnlyList<RecordedEvent>> Connections { get; }

    /// <summary>Reads a file whole. Throws <see cref="LiveException"/> where it is no recording, or has no message in it.</summary>
    public static async Task<Tape> LoadAsync(string file, CancellationToken stop = default)
    {
        string name = Path.GetFileName(file);
        using RecordingReader reader = await RecordingReader.OpenAsync(Open(file), name, stop);
        List<RecordedEvent> events = [];
        await foreach (RecordedEvent happened in reader.ReadAsync(stop)) { events.Add(happened); }
        if (!events.OfType<RecordedMessage>().Any()) { throw Unplayable(name, "there is no message in it"); }
        return new Tape(name, reader.Header, [.. events.GroupBy(happened => happened.Connection, (_, connection) => (IReadOnlyList<RecordedEvent>)[.. connection])]);
    }

    /// <summary>The recorded connection that the client's next one is: after the last comes the first again.</summary>
    internal IReadOnlyList<RecordedEvent> ConnectionOf(int number) => Connections[(number - 1) % Connections.Count];

    private static FileStream Open(string file)
    {
        try { return File.OpenRead(file); }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException) { throw Unplayable(file, unreadable.Message); }
    }

    private static LiveException Unplayable(string name, string why)
        => new(LiveFault.RecordingUnreadable, $"'{name}' cannot be played: {why.TrimEnd('.')}.", "Give a file of 'LiveApi.Simulator record' or Save-LiveRecording, or a two-direction log of Google's SDK tests.");
}
