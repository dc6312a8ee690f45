using System;
using System.Collections.Generic;
using System.Threading;
using LiveApi.Audio;
using LiveApi.Wire;

namespace LiveApi.Simulator.Journal;

/// <summary>What happened on one connection, within bounds: the newest entries stay, the number of those that had to go is told.</summary>
internal sealed class ConnectionJournal(int number, string surface, string scenario, string credential, DateTimeOffset opened)
{
    private const int MaxEntries = 2_000;
    private const int MaxJson = 16 * 1024;
    private const int MaxBytes = 512 * 1024;
    private const int Untouched = 2;
    private const string PlainNote = "note";

    private readonly LinkedList<JournalEntry> _entries = new();
    private readonly Lock _lock = new();
    // Both sides speak at once for minutes: each one's audio goes on as one entry until something else happens.
    private JournalEntry? _hearing;
    private JournalEntry? _saying;
    private int _bytes;
    private int _appended;

    internal int Number { get; } = number;
    internal string Surface { get; } = surface;
    internal string Scenario { get; } = scenario;
    /// <summary>What kind of credential came and how, never what it was.</summary>
    internal string Credential { get; } = credential;
    internal DateTimeOffset Opened { get; } = opened;
    /// <summary>What the client sent, where audio is kept.</summary>
    internal AudioTape? Heard { get; init; }
    /// <summary>What the service said, where audio is kept.</summary>
    internal AudioTape? Said { get; init; }
    /// <summary>Takes the client's own credential out of a text; null where there is nothing to take out.</summary>
    internal Func<string, string>? Hide { get; init; }
    /// <summary>Called after every change.</summary>
    internal Action Changed { get; init; } = static () => { };
    internal string? Model { get; set => field = value is null ? null : Redaction.Clean(value, Hide); }
    internal string? Session { get; set; }
    internal string State { get; set; } = "Upgraded";
    internal int Turns { get; set; }
    internal int Dropped { get; private set; }
    /// <summary>How much was found wrong with what the client sent.</summary>
    internal int Findings { get; private set; }
    /// <summary>How much went wrong on purpose or by itself: faults, stalls, broken frames, failed steps.</summary>
    internal int Faults { get; private set; }
    /// <summary>Counts the changes of entries: who has seen all up to a revision asks for the entries above it.</summary>
    internal long Revision { get; private set; }
    internal JournalClose? Closed { get; private set; }

    /// <summary>A message of the client. Audio in a row becomes one entry, whatever audio the other side sends meanwhile.</summary>
    internal JournalEntry Received(TimeSpan at, ReadOnlySpan<byte> utf8, string kind, (ReadOnlyMemory<byte> Pcm, int Rate)? audio = null)
        => Add(at, Speaker.Client, kind, utf8.Length, audio, audio is null ? Redaction.Clean(utf8, MaxJson, Hide) : null);

    /// <summary>A message of the service.</summary>
    internal void Sent(TimeSpan at, ServerMessage message, int bytes)
    {
        Blob? sound = message.ServerContent?.ModelTurn?.Parts is [{ InlineData: { Data: not null } only }] ? only : null;
        (ReadOnlyMemory<byte>, int)? audio = sound is null ? null : (sound.Data, PcmFormat.Output.SampleRate);
        bool isPlainAudio = sound is not null && message.ServerContent is { OutputTranscription: null, Interrupted: null, TurnComplete: null, GenerationComplete: null };
        Add(at, Speaker.Server, MessageKind.Of(message), bytes, audio, isPlainAudio ? null : Redaction.Clean(WireFormat.ToUtf8(message), MaxJson, Hide));
    }

    /// <summary>A message that a scenario made by itself, whatever it is.</summary>
    internal void SentRaw(TimeSpan at, ReadOnlySpan<byte> message)
    {
        byte[]? json = Redaction.Clean(message, MaxJson, Hide);
        Add(at, Speaker.Server, json is null ? "raw" : KindOf(message), message.Length, null, json);
    }

    internal void Note(TimeSpan at, string kind, string text)
    {
        lock (_lock)
        {
            Faults += kind == PlainNote ? 0 : 1;
            Append(new JournalEntry(at, Speaker.Simulator, kind, State) { Text = Redaction.Clean(text, Hide) });
        }

        Changed();
    }

    internal void Find(JournalEntry about, string finding)
    {
        lock (_lock)
        {
            Findings++;
            about.Findings.Add(Redaction.Clean(finding, Hide));
            about.Revision = ++Revision;
        }

        Changed();
    }

    internal void Close(TimeSpan at, int code, string reason, string by)
    {
        lock (_lock)
        {
            if (Closed is not null) { return; }
            State = "Closed";
            Closed = new JournalClose(at, code, Redaction.Clean(reason, Hide), by);
        }

        Changed();
    }

    /// <summary>Looks at the entries while nothing changes them.</summary>
    internal T Read<T>(Func<IReadOnlyCollection<JournalEntry>, T> look)
    {
        lock (_lock) { return look(_entries); }
    }

    private JournalEntry Add(TimeSpan at, Speaker from, string kind, int bytes, (ReadOnlyMemory<byte> Pcm, int Rate)? audio, byte[]? json)
    {
        JournalEntry entry = AddQuietly(at, from, kind, bytes, audio, json);
        Changed();
        return entry;
    }

    private JournalEntry AddQuietly(TimeSpan at, Speaker from, string kind, int bytes, (ReadOnlyMemory<byte> Pcm, int Rate)? audio, byte[]? json)
    {
        lock (_lock)
        {
            JournalEntry? last = from == Speaker.Client ? _hearing : _saying;
            bool goesOn = json is null && audio is { } more && last is { Audio: { } sound, Json: null } && last.Kind == kind && last.State == State && sound.Rate == more.Rate && last.Findings.Count == 0;
            JournalEntry entry = goesOn ? last! : Append(new JournalEntry(at, from, kind, State) { Json = json, Audio = audio is { } first ? new AudioSummary(first.Rate) : null, Count = 0 });
            entry.Count++;
            entry.Until = at;
            entry.Revision = ++Revision;
            entry.Bytes += bytes;
            if (audio is { } pcm)
            {
                (from == Speaker.Client ? ref _hearing : ref _saying) = entry;
                entry.Audio!.Add(pcm.Pcm.Span);
                (from == Speaker.Client ? Heard : Said)?.Add(pcm.Pcm.Span, pcm.Rate);
            }

            return entry;
        }
    }

    private JournalEntry Append(JournalEntry entry)
    {
        if (entry.Audio is null) { (_hearing, _saying) = (null, null); }
        _entries.AddLast(entry);
        entry.Number = ++_appended;
        entry.Revision = ++Revision;
        _bytes += Size(entry);
        while (_entries.Count > MaxEntries || (_bytes > MaxBytes && _entries.Count > Untouched + 1))
        {
            // The first entries say how the connection was set up: they stay.
            LinkedListNode<JournalEntry> oldest = _entries.First!.Next!.Next!;
            _bytes -= Size(oldest.Value);
            _entries.Remove(oldest);
            Dropped++;
        }

        return entry;
    }

    private static string KindOf(ReadOnlySpan<byte> message)
    {
        try { return MessageKind.Of(WireFormat.ReadServer(message)); }
        catch (LiveException) { return "raw"; }
    }

    private static int Size(JournalEntry entry) => (entry.Json?.Length ?? 0) + ((entry.Text?.Length ?? 0) * sizeof(char));
}

internal sealed record JournalClose(TimeSpan At, int Code, string Reason, string By);
