using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using LiveApi.Profiles;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Lays a user's own prices over those that are known; what neither has is free.</summary>
internal static class PriceTable
{
    /// <exception cref="LiveException">SetupInvalid: a name that is no kind of token, or a price that is no number.</exception>
    internal static TokenPrices Over(TokenPrices? known, IDictionary given, DateTimeOffset today)
    {
        TokenPrices prices = (known ?? new TokenPrices { InputText = 0, InputAudio = 0, InputVideo = 0, OutputText = 0, OutputAudio = 0 }) with
        {
            Source = known is null ? "-Price" : $"-Price, and for the rest {known.Source} of {known.AsOf}",
            AsOf = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        foreach (DictionaryEntry entry in given)
        {
            decimal price = NumberIn(entry);
            prices = entry.Key.ToString()!.ToUpperInvariant() switch
            {
                "INPUTTEXT" => prices with { InputText = price },
                "INPUTAUDIO" => prices with { InputAudio = price },
                "INPUTVIDEO" => prices with { InputVideo = price },
                "OUTPUTTEXT" => prices with { OutputText = price },
                "OUTPUTAUDIO" => prices with { OutputAudio = price },
                _ => throw Wrong($"'{entry.Key}' is no kind of token that has a price."),
            };
        }

        return prices;
    }

    private static decimal NumberIn(DictionaryEntry entry)
        => LanguagePrimitives.TryConvertTo(entry.Value, out decimal price) && price >= 0 ? price : throw Wrong($"'{entry.Value}' is no price for {entry.Key}.");

    private static LiveException Wrong(string what) => new(
        LiveFault.SetupInvalid,
        $"-Price does not fit: {what}",
        "Give US dollars for a million tokens by the names InputText, InputAudio, InputVideo, OutputText and OutputAudio, for example @{ InputAudio = 3; OutputAudio = 12 }.");
}
