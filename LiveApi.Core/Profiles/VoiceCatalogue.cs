using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Profiles;

/// <summary>A voice of the service.</summary>
public sealed record Voice
{
    /// <summary>The name, written as the service writes it.</summary>
    public required string Name { get; init; }

    /// <summary>How it sounds, in a word.</summary>
    public required string Style { get; init; }

    /// <summary>True: the half-cascade models have it too.</summary>
    public bool HalfCascade { get; init; }
}

/// <summary>The prebuilt voices, the same on both backends.</summary>
public static class VoiceCatalogue
{
    /// <summary>Every voice.</summary>
    public static IReadOnlyList<Voice> All { get; } = CatalogueData.Read(CatalogueData.Open("voices.json"), ProfileJson.Default.VoiceFile, "voice catalogue").Voices;

    /// <summary>The voice of that name in any case, or null.</summary>
    public static Voice? Find(string name) => All.FirstOrDefault(voice => string.Equals(voice.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The voice that somebody meant who wrote a name that is none, or null.</summary>
    public static string? Suggest(string name) => NearestName.Of(name, All.Select(static voice => voice.Name));

    /// <summary>The voices that a family has; all of them where that is not documented.</summary>
    public static IEnumerable<Voice> Of(ModelFamily family) => family.Voices switch
    {
        VoiceSet.None => [],
        VoiceSet.HalfCascade => All.Where(voice => voice.HalfCascade),
        _ => All,
    };
}

internal sealed record VoiceFile
{
    public required string Source { get; init; }

    public required string AsOf { get; init; }

    public required IReadOnlyList<Voice> Voices { get; init; }
}
