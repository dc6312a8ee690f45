using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>
/// An enum as an open set of words: a word that we do not know passes unchanged, and so does a number that we do not know.
/// A number that we know becomes its word.
/// </summary>
internal abstract class OpenEnumConverter(params string[] wordsByNumber) : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => OpenEnum.Read(ref reader, wordsByNumber);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => OpenEnum.Write(writer, value);
}

internal static class OpenEnum
{
    internal static string? Read(ref Utf8JsonReader reader, string[] wordsByNumber)
    {
        int number;
        if (reader.TokenType is not JsonTokenType.Number)
        {
            string? word = reader.GetString();
            if (!IsNumber(word, out number)) { return word; }
        }
        else if (!reader.TryGetInt32(out number)) { throw new JsonException(); }
        return number >= 0 && number < wordsByNumber.Length ? wordsByNumber[number] : number.ToString(CultureInfo.InvariantCulture);
    }

    internal static void Write(Utf8JsonWriter writer, string word)
    {
        if (IsNumber(word, out int number)) { writer.WriteNumberValue(number); }
        else { writer.WriteStringValue(word); }
    }

    private static bool IsNumber(string? word, out int number) => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
