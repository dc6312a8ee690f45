using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Journal;

namespace LiveApi.Simulator.Page;

/// <summary>What is new in one conversation: entries that came or changed, a bounded number at a time, and the levels of audio that goes on.</summary>
internal sealed class ConversationWatch(SimulatorServer server, string run, int number)
{
    private const int MostEntries = 200;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private ConnectionJournal? _journal;
    private long _seen;
    private long _lastTold;
    private (int Number, int Levels) _tail;

    internal bool HasNews()
    {
        ConnectionJournal? journal = server.Runs.FirstOrDefault(known => known.Journal.Name == run)?.Journal.Connections.FirstOrDefault(known => known.Number == number);
        if (journal != _journal) { (_journal, _seen, _lastTold, _tail) = (journal, 0, 0, default); }
        return _journal is not null && (_journal.Revision > _seen || (_journal.Closed is null && IsTimeForABeat));
    }

    // The page's own clock goes on between two beats.
    private bool IsTimeForABeat => _lastTold == 0 || server.Options.Clock.GetElapsedTime(_lastTold) >= Beat;

    internal void Write(Utf8JsonWriter writer)
    {
        _lastTold = server.Options.Clock.GetTimestamp();
        writer.WriteString("run", run);
        writer.WriteNumber("number", number);
        writer.WriteBoolean("anew", _seen == 0);
        writer.WriteNumber("dropped", _journal!.Dropped);
        _journal.Read(entries =>
        {
            writer.WriteNumber("elapsed", Elapsed(entries).TotalSeconds);
            writer.WriteNumber("oldest", entries.Count > 2 ? entries.ElementAt(2).Number : 0);
            Write(writer, [.. entries.Where(entry => entry.Revision > _seen).OrderBy(entry => entry.Revision).Take(MostEntries)]);
            return 0;
        });
    }

    private void Write(Utf8JsonWriter writer, JournalEntry[] news)
    {
        writer.WriteStartArray("entries");
        foreach (JournalEntry entry in news) { JournalJson.Write(writer, entry); }
        writer.WriteEndArray();
        writer.WriteStartArray("levels");
        foreach (JournalEntry entry in news) { WriteLevels(writer, entry); }
        writer.WriteEndArray();
        if (news.Length > 0) { _seen = news[^1].Revision; }
    }

    private void WriteLevels(Utf8JsonWriter writer, JournalEntry entry)
    {
        if (entry.Audio?.Envelope is not { } envelope) { return; }
        // Only the newest audio grows: of that, the page has the beginning.
        int from = entry.Number == _tail.Number ? _tail.Levels : 0;
        writer.WriteStartObject();
        writer.WriteNumber("number", entry.Number);
        writer.WriteNumber("from", from);
        writer.WriteBase64String("values", envelope.From(from));
        writer.WriteEndObject();
        if (entry.Number >= _tail.Number) { _tail = (entry.Number, envelope.Count); }
    }

    private TimeSpan Elapsed(IReadOnlyCollection<JournalEntry> entries)
        => _journal!.Closed?.At ?? (server.Options.Speed.IsInstant ? (entries.Count == 0 ? TimeSpan.Zero : entries.Max(entry => entry.Until)) : server.Clock.GetUtcNow() - _journal.Opened);
}
