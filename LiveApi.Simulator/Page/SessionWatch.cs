using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Journal;

namespace LiveApi.Simulator.Page;

/// <summary>Which sessions there are, and which of them have changed since the last look. The newest are told of, up to a limit.</summary>
internal sealed class SessionWatch(SimulatorServer server)
{
    internal const int MostSessions = 300;

    private Dictionary<ConnectionJournal, SessionLine> _known = [];
    private List<(ConnectionJournal Journal, SessionLine Line)> _news = [];
    private bool _startsAnew = true;
    private int _leftOut;

    internal bool HasNews()
    {
        Dictionary<ConnectionJournal, SessionLine> now = [];
        List<(ConnectionJournal Journal, SessionLine Line)> all = [.. server.Runs
            .SelectMany(run => run.Journal.Connections.Select(journal => (journal, SessionLine.Of(run.Journal.Name, journal))))
            .OrderByDescending(session => session.journal.Opened)];
        _leftOut = Math.Max(0, all.Count - MostSessions);
        foreach ((ConnectionJournal journal, SessionLine line) in all.Take(MostSessions)) { now[journal] = line; }

        // One that is forgotten cannot be told of by what is there: the list begins anew.
        _startsAnew |= _known.Keys.Any(journal => !now.ContainsKey(journal));
        _news = [.. all.Take(MostSessions).Where(session => _startsAnew || !_known.TryGetValue(session.Journal, out SessionLine? before) || before != session.Line)];
        _known = now;
        return _startsAnew || _news.Count > 0;
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteBoolean("anew", _startsAnew);
        writer.WriteNumber("leftOut", _leftOut);
        writer.WriteStartArray("sessions");
        foreach ((ConnectionJournal journal, SessionLine line) in _news) { line.Write(writer, journal); }
        writer.WriteEndArray();
        _startsAnew = false;
    }
}

/// <summary>What of a session may change after it has opened.</summary>
internal sealed record SessionLine(string Run, string State, string? Model, int Turns, int Findings, int Faults, JournalClose? Closed)
{
    internal static SessionLine Of(string run, ConnectionJournal journal)
        => new(run, journal.State, journal.Model, journal.Turns, journal.Findings, journal.Faults, journal.Closed);

    internal void Write(Utf8JsonWriter writer, ConnectionJournal journal)
    {
        writer.WriteStartObject();
        writer.WriteString("run", Run);
        writer.WriteNumber("number", journal.Number);
        writer.WriteString("surface", journal.Surface);
        writer.WriteString("scenario", journal.Scenario);
        writer.WriteString("credential", journal.Credential);
        writer.WriteString("opened", journal.Opened);
        writer.WriteString("session", journal.Session);
        writer.WriteString("model", Model);
        writer.WriteString("state", State);
        writer.WriteNumber("turns", Turns);
        writer.WriteNumber("findings", Findings);
        writer.WriteNumber("faults", Faults);
        if (Closed is { } closed)
        {
            writer.WritePropertyName("closed");
            JournalJson.Write(writer, closed);
        }

        writer.WriteEndObject();
    }
}
