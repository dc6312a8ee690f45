using System;
using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>Counts tokens: 25 for a second of audio, what a frame costs, one for four characters. Each turn bills the whole context again.</summary>
internal sealed class ContextMeter
{
    private const long PerSecond = 25;
    private const double CharactersPerToken = 4;

    private TimeSpan _heard;
    private TimeSpan _spoken;
    private long _characters;
    private long _writtenCharacters;
    private int _frames;
    private int _thoughts;
    private readonly int[] _context = new int[3];

    internal void Hear(TimeSpan audio) => _heard += audio;

    internal void Read(string? text) => _characters += text?.Length ?? 0;

    internal void See(int tokens) => _frames += tokens;

    /// <summary>How much the conversation has come to, the turn that is under way not counted.</summary>
    internal long Tokens => _context[0] + _context[1] + _context[2];

    /// <summary>Forgets the oldest, until no more than so many tokens are left.</summary>
    internal void CutTo(long tokens)
    {
        double kept = (double)tokens / Math.Max(Tokens, 1);
        for (int i = 0; i < _context.Length; i++) { _context[i] = (int)(_context[i] * kept); }
    }

    internal void Speak(TimeSpan audio) => _spoken += audio;

    internal void Write(string text) => _writtenCharacters += text.Length;

    internal void Think(string text) => _thoughts += TokensOf(text.Length);

    /// <summary>Bills the turn that ends here, and takes it into the context.</summary>
    internal UsageMetadata EndTurn(UsageNaming naming)
    {
        _context[0] += TokensOf(_characters);
        _context[1] += TokensOf(_heard);
        _context[2] += _frames;
        int prompt = _context[0] + _context[1] + _context[2];
        int spoken = TokensOf(_spoken);
        int written = TokensOf(_writtenCharacters);
        UsageMetadata usage = new()
        {
            Naming = naming,
            PromptTokenCount = prompt,
            ResponseTokenCount = spoken + written,
            ThoughtsTokenCount = _thoughts > 0 ? _thoughts : null,
            TotalTokenCount = prompt + spoken + written,
            PromptTokensDetails = Details(("TEXT", _context[0]), ("AUDIO", _context[1]), ("VIDEO", _context[2])),
            ResponseTokensDetails = Details(("TEXT", written), ("AUDIO", spoken)),
            TrafficType = naming == UsageNaming.Candidates ? "ON_DEMAND" : null,
        };
        _context[0] += written;
        _context[1] += spoken;
        (_characters, _heard, _frames, _writtenCharacters, _spoken, _thoughts) = (0, TimeSpan.Zero, 0, 0, TimeSpan.Zero, 0);
        return usage;
    }

    private static int TokensOf(TimeSpan audio) => (int)(((audio.Ticks * PerSecond) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);

    private static int TokensOf(long characters) => (int)Math.Ceiling(characters / CharactersPerToken);

    private static List<ModalityTokenCount>? Details(params (string Modality, int Tokens)[] counts)
    {
        List<ModalityTokenCount> details = [];
        foreach ((string modality, int tokens) in counts)
        {
            if (tokens > 0) { details.Add(new ModalityTokenCount { Modality = modality, TokenCount = tokens }); }
        }

        return details.Count > 0 ? details : null;
    }
}
