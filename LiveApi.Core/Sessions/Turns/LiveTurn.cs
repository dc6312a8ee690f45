using System;
using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>One answer, put together: what was said, what was heard, how long it took and how it ended.</summary>
public sealed record LiveTurn
{
    /// <summary>The session's number of the turn; of the last one, if the input became several.</summary>
    public required int Turn { get; init; }

    /// <summary>How many turns of the service this is: one, unless the input had several utterances.</summary>
    public int Turns { get; init; } = 1;

    /// <summary>How it ended.</summary>
    public required TurnOutcome Outcome { get; init; }

    /// <summary>The service's word for an abnormal end, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The answer as text: what the model wrote, or else the transcript of what it said.</summary>
    public string Transcript => Text.Length > 0 ? Text : OutputTranscript;

    /// <summary>What the model wrote; empty for models that only speak.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>What the model said, as the service transcribed it.</summary>
    public string OutputTranscript { get; init; } = string.Empty;

    /// <summary>What the user said, as the service heard it.</summary>
    public string InputTranscript { get; init; } = string.Empty;

    /// <summary>The words of the model and where they are in <see cref="Audio"/>: by their share of the characters, since the service gives no times.</summary>
    public IReadOnlyList<LiveCaption> Captions { get; init; } = [];

    /// <summary>The words of the user and where they are in the audio that was sent: as the service's voice activity says, or else as much of it as had been sent when they came.</summary>
    public IReadOnlyList<LiveCaption> InputCaptions { get; init; } = [];

    /// <summary>Summaries of what the model thought.</summary>
    public string Thoughts { get; init; } = string.Empty;

    /// <summary>What the model said: PCM, signed 16 bit, little endian, mono.</summary>
    public byte[] Audio { get; init; } = [];

    /// <summary>Samples a second of <see cref="Audio"/>.</summary>
    public int SampleRate { get; init; } = 24_000;

    /// <summary>How long the audio plays.</summary>
    public TimeSpan AudioDuration => TimeSpan.FromSeconds(Audio.Length / 2 / (double)SampleRate);

    /// <summary>
    /// How much of <see cref="Audio"/> the user has heard at most: all of it, unless the turn was interrupted. Then as far as a player is that plays each
    /// piece as soon as it comes, or as far as the player said (<see cref="LiveSession.ReportHeard"/>).
    /// </summary>
    public TimeSpan AudioHeard { get; init; }

    /// <summary>Audio of the turn that an interruption made stale before anybody read it: what waited, and what came late. It is not in <see cref="Audio"/>.</summary>
    public TimeSpan AudioDropped { get; init; }

    /// <summary>Functions that the model asked for.</summary>
    public IReadOnlyList<LiveToolCall> ToolCalls { get; init; } = [];

    /// <summary>What registered tools answered.</summary>
    public IReadOnlyList<LiveToolResult> ToolResults { get; init; } = [];

    /// <summary>Token counts as the service sent them, or null; the last ones, if it counted several generations.</summary>
    public UsageMetadata? Usage { get; init; }

    /// <summary>The service's counts of all generations of this turn, added up; null if it sent none.</summary>
    public LiveTokens? Tokens { get; init; }

    /// <summary>What follows from the audio, the pictures and the words of this turn and the context before it.</summary>
    public LiveTokens ComputedTokens { get; init; } = LiveTokens.None;

    /// <summary>What the turn cost in US dollars, by <see cref="Tokens"/> or else by <see cref="ComputedTokens"/>; null where no prices are known. An estimate, not a bill.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Whether the model has said that it goes on by itself, and has not come to an end (extended thinking).</summary>
    public bool IsInProgress { get; init; }

    /// <summary>How long each part took.</summary>
    public required TurnTimings Timings { get; init; }

    /// <summary>How the session ended, if it did.</summary>
    public LiveSessionClosed? Closed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Transcript.Length > 0 ? $"Turn {Turn}, {Outcome}: {Transcript}" : $"Turn {Turn}, {Outcome}";
}

/// <summary>When things came, counted from the moment that the last byte of the input was handed to the connection.</summary>
public sealed record TurnTimings
{
    /// <summary>The audio that was sent, as long as it plays; zero for text.</summary>
    public TimeSpan InputAudio { get; init; }

    /// <summary>How long sending took.</summary>
    public TimeSpan Sending { get; init; }

    /// <summary>The first message of the answer. Negative: it came while the input was still being sent.</summary>
    public TimeSpan? FirstMessage { get; init; }

    /// <summary>The first piece of text or transcript of the answer.</summary>
    public TimeSpan? FirstText { get; init; }

    /// <summary>The first piece of audio.</summary>
    public TimeSpan? FirstAudio { get; init; }

    /// <summary>
    /// The first sound that can be heard, silence before it included, for a player that plays each piece as soon as it comes: the first 10 ms of at least
    /// <see cref="LiveApi.Audio.SoundOnset.ThresholdDbfs"/>. Null: there was none.
    /// </summary>
    public TimeSpan? FirstSound { get; init; }

    /// <summary>The end of the turn.</summary>
    public TimeSpan? Complete { get; init; }
}
