using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
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

    /// <summary>The captions of the answer, along its WAV; null where none were asked for, or nothing was written down.</summary>
    public string? CaptionPath { get; init; }

    /// <summary>The captions of the input, along the input; null where none were asked for, or nothing was written down.</summary>
    public string? InputCaptionPath { get; init; }

    public string Transcript { get; init; } = string.Empty;

    /// <summary>What the service heard, if the session transcribes its input.</summary>
    public string InputTranscript { get; init; } = string.Empty;

    internal static LiveConversion Of(string file, LiveTurn turn, TimeSpan elapsed, ConversionFiles files, IReadOnlyCollection<OutputFile> written) => new()
    {
        File = file,
        SecondsIn = turn.Timings.InputAudio.TotalSeconds,
        SecondsOut = turn.AudioDuration.TotalSeconds,
        FirstAudioLatency = turn.Timings.FirstAudio,
        Elapsed = elapsed,
        Outcome = turn.Outcome,
        Turns = turn.Turns,
        OutputPath = PathOf(files.Wav, written),
        TranscriptPath = PathOf(files.Transcript, written),
        CaptionPath = PathOf(files.Captions, written),
        InputCaptionPath = PathOf(files.InputCaptions, written),
        Transcript = turn.Transcript,
        InputTranscript = turn.InputTranscript,
    };

    private static string? PathOf(OutputFile? file, IReadOnlyCollection<OutputFile> written) => file is not null && written.Contains(file) ? file.FullName : null;
}
