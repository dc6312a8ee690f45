using System;
using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>Counts tokens: 25 for a second of audio, 258 for a frame, one for four characters. Each turn bills the whole context again.</summary>
internal sealed class ContextMeter
{
    private const long PerSecond = 25;
    private const int PerFrame = 258;
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

    internal void See() => _frames++;

    internal void Speak(TimeSpan audio) => _spoken += audio;

    internal void Write(string text) => _writtenCharacters += text.Length;

    internal void Think(string text) => _thoughts += Tokens(text.Length);

    /// <summary>Bills the turn that ends here, and takes it into the context.</summary>
    internal UsageMetadata EndTurn(UsageNaming naming)
    {
        _context[0] += Tokens(_characters);
        _context[1] += Tokens(_heard);
        _context[2] += PerFrame * _frames;
        int prompt = _context[0] + _context[1] + _context[2];
        int spoken = Tokens(_spoken);
        int written = Tokens(_writtenCharacters);
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

    private static int Tokens(TimeSpan audio) => (int)(((audio.Ticks * PerSecond) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);

    private static int Tokens(long characters) => (int)Math.Ceiling(characters / CharactersPerToken);

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
