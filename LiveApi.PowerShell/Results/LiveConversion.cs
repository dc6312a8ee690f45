using System;
using System.IO;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Results;

/// <summary>What became of one file that was sent through a session.</summary>
public sealed record LiveConversion
{
    /// <summary>The file that was sent.</summary>
    public required string File { get; init; }

    public string Name => Path.GetFileName(File);

    public double SecondsIn { get; init; }

    public double SecondsOut { get; init; }

    /// <summary>From the last byte of speech to the first piece of the answer's audio; negative if the answer began before the end.</summary>
    public TimeSpan? FirstAudioLatency { get; init; }

    /// <summary>How long it took in all.</summary>
    public TimeSpan Elapsed { get; init; }

    public TurnOutcome Outcome { get; init; }

    /// <summary>How many turns of the service the file became.</summary>
    public int Turns { get; init; }

    /// <summary>The WAV with the answer; null without any audio.</summary>
    public string? OutputPath { get; init; }

    public string? TranscriptPath { get; init; }

    public string Transcript { get; init; } = string.Empty;

    /// <summary>What the service heard, if the session transcribes its input.</summary>
    public string InputTranscript { get; init; } = string.Empty;

    internal static LiveConversion Of(string file, LiveTurn turn, TimeSpan elapsed, string? wav, string? transcript) => new()
    {
        File = file,
        SecondsIn = turn.Timings.InputAudio.TotalSeconds,
        SecondsOut = turn.AudioDuration.TotalSeconds,
        FirstAudioLatency = turn.Timings.FirstAudio,
        Elapsed = elapsed,
        Outcome = turn.Outcome,
        Turns = turn.Turns,
        OutputPath = wav,
        TranscriptPath = transcript,
        Transcript = turn.Transcript,
        InputTranscript = turn.InputTranscript,
    };
}
