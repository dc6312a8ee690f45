using System;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>Counts tokens: those that the service reports, and those that follow from what was said. Its callers are under one lock.</summary>
internal sealed class UsageMeter
{
    private const double AudioTokensASecond = 25;
    private const int TokensAPicture = 258;
    private const double CharactersAToken = 4;

    private Load _closedAt;
    private LiveTokens _context;
    private LiveTokens _closed = LiveTokens.None;

    /// <param name="instructionCharacters">What the model was told at setup: it is in the context from the start.</param>
    internal UsageMeter(int instructionCharacters) => _context = new LiveTokens { InputText = Text(instructionCharacters) };

    internal LiveTokens Sent { get; private set; } = LiveTokens.None;

    internal int Counts { get; private set; }

    internal void Add(UsageMetadata usage)
    {
        Sent += LiveTokens.Of(usage);
        Counts++;
    }

    /// <summary>A generation is over: what it cost is certain, and all of it is context of the next.</summary>
    internal void EndGeneration(Load now)
    {
        LiveTokens generation = Open(now);
        _closed += generation;
        _closedAt = now;
        _context = new LiveTokens
        {
            InputText = generation.InputText + generation.OutputText,
            InputAudio = generation.InputAudio + generation.OutputAudio,
            InputVideo = generation.InputVideo,
        };
    }

    /// <summary>All generations so far, the one under way included.</summary>
    internal LiveTokens Computed(Load now) => now == _closedAt ? _closed : _closed + Open(now);

    private LiveTokens Open(Load now) => new()
    {
        InputText = _context.InputText + Text(now.CharactersSent - _closedAt.CharactersSent),
        InputAudio = _context.InputAudio + Audio(now.AudioSent - _closedAt.AudioSent),
        InputVideo = _context.InputVideo + (TokensAPicture * (now.PicturesSent - _closedAt.PicturesSent)),
        OutputText = Text(now.CharactersReceived - _closedAt.CharactersReceived),
        OutputAudio = Audio(now.AudioReceived - _closedAt.AudioReceived),
    };

    private static long Audio(TimeSpan playing) => (long)Math.Ceiling(playing.TotalSeconds * AudioTokensASecond);

    private static long Text(long characters) => (long)Math.Ceiling(characters / CharactersAToken);

    /// <summary>What has gone over the wire up to a moment.</summary>
    internal readonly record struct Load(TimeSpan AudioSent, long PicturesSent, long CharactersSent, TimeSpan AudioReceived, long CharactersReceived);
}
