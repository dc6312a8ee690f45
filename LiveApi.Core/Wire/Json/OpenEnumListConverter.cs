using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>A list of the words of an open set.</summary>
internal abstract class OpenEnumListConverter(params string[] wordsByNumber) : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray) { throw new JsonException(); }
        List<string> words = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (OpenEnum.Read(ref reader, wordsByNumber) is { } word) { words.Add(word); }
        }
        return words;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string word in value) { OpenEnum.Write(writer, word); }
        writer.WriteEndArray();
    }
}
