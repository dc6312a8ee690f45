using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>The metadata of every message, generated at build time: no reflection, so ahead-of-time compilation keeps it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = WireFormat.MaxDepth,
    Converters = [typeof(Int32Converter), typeof(Int64Converter), typeof(DoubleConverter), typeof(DurationConverter), typeof(Base64Converter)])]
[JsonSerializable(typeof(ClientMessage))]
[JsonSerializable(typeof(ServerMessage))]
public sealed partial class WireJson : JsonSerializerContext;
