using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Profiles;

/// <summary>A language that the service names.</summary>
public sealed record Language
{
    /// <summary>BCP-47.</summary>
    public required string Code { get; init; }

    /// <summary>Its name in English.</summary>
    public required string Name { get; init; }
}

/// <summary>Languages for completion. Not a limit: the service speaks more than it lists by code.</summary>
public static class LanguageCatalogue
{
    /// <summary>Every language that is listed.</summary>
    public static IReadOnlyList<Language> All { get; }
        = CatalogueData.Read(CatalogueData.Open("languages.json"), ProfileJson.Default.LanguageFile, "language catalogue").Languages;

    /// <summary>The language of that code in any case, or null.</summary>
    public static Language? Find(string code) => All.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase));
}

internal sealed record LanguageFile
{
    public required string Source { get; init; }

    public required string AsOf { get; init; }

    public required IReadOnlyList<Language> Languages { get; init; }
}
