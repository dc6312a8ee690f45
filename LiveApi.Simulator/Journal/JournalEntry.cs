using System;
using System.Collections.Generic;
using LiveApi.Audio;

namespace LiveApi.Simulator.Journal;

internal enum Speaker { Client, Server, Simulator }

/// <summary>One message of a conversation, or several pieces of audio in a row, or a remark.</summary>
internal sealed class JournalEntry(TimeSpan at, Speaker from, string kind, string state)
{
    /// <summary>Counted from 1 in each connection, those that had to go included.</summary>
    internal int Number { get; set; }

    /// <summary>The journal's revision at its last change.</summary>
    internal long Revision { get; set; }

    /// <summary>Since the connection opened.</summary>
    internal TimeSpan At { get; } = at;

    /// <summary>When the last message that it stands for came or went.</summary>
    internal TimeSpan Until { get; set; } = at;

    internal Speaker From { get; } = from;

    /// <summary>The message by its keys, such as <c>realtimeInput.audio</c>.</summary>
    internal string Kind { get; } = kind;

    /// <summary>Where the conversation stood when it came or went.</summary>
    internal string State { get; } = state;

    /// <summary>How many messages the entry stands for.</summary>
    internal int Count { get; set; } = 1;

    internal long Bytes { get; set; }

    /// <summary>The message in JSON, without the bytes of media and without secrets.</summary>
    internal byte[]? Json { get; init; }

    internal string? Text { get; init; }

    internal AudioSummary? Audio { get; init; }

    internal List<string> Findings { get; } = [];
}

/// <summary>Audio by its length and level.</summary>
internal sealed class AudioSummary(int rate)
{
    private readonly Speech.LevelMeter _meter = new();

    internal int Rate { get; } = rate;

    internal double Seconds => (double)_meter.Samples / Rate;

    internal AudioLevel Level => _meter.Level;

    internal Envelope Envelope { get; } = new(rate);

    internal void Add(ReadOnlySpan<byte> pcm)
    {
        _meter.Add(pcm);
        Envelope.Add(pcm);
    }
}
