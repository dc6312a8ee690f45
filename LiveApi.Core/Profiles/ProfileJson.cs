using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Profiles;

// A user may write such a file: a member that does not exist is a slip, and is named.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters =
    [
        typeof(CamelCaseWord<Backend>), typeof(CamelCaseWord<ModelStatus>), typeof(CamelCaseWord<ThinkingControl>), typeof(CamelCaseWord<FeatureRule>),
        typeof(CamelCaseWord<HistoryForm>), typeof(CamelCaseWord<UserTextForm>), typeof(CamelCaseWord<ResumptionStyle>), typeof(CamelCaseWord<VoiceSet>),
    ])]
[JsonSerializable(typeof(ModelFile))]
[JsonSerializable(typeof(VoiceFile))]
[JsonSerializable(typeof(LanguageFile))]
internal sealed partial class ProfileJson : JsonSerializerContext;

internal sealed class CamelCaseWord<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) where T : struct, Enum;
