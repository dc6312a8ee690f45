using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

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

    /// <summary>Whether it is written as a code: BCP-47, such as <c>de</c>, <c>de-DE</c>, <c>zh-Hant-TW</c>.</summary>
    public static bool IsWellFormed(string code) => Regex.IsMatch(code, @"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z");

    /// <summary>Whether the code, or its language without a region, is listed.</summary>
    public static bool Has(string code) => Find(code) is not null || All.Any(language => language.Code.StartsWith(code + "-", StringComparison.OrdinalIgnoreCase));

    /// <summary>The code that somebody meant who wrote one that is none, or the name of a language; or null.</summary>
    public static string? Suggest(string codeOrName)
        => All.FirstOrDefault(language => language.Name.StartsWith(codeOrName, StringComparison.OrdinalIgnoreCase))?.Code
        ?? NearestName.Of(codeOrName.Replace('_', '-'), All.Select(static language => language.Code))
        ?? All.FirstOrDefault(language => NearestName.Of(codeOrName, [language.Name.Split(' ')[0]]) is not null)?.Code;
}

internal sealed record LanguageFile
{
    public required string Source { get; init; }

    public required string AsOf { get; init; }

    public required IReadOnlyList<Language> Languages { get; init; }
}
