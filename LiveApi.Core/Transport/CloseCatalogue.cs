using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Transport;

/// <summary>What the ends of connections mean, from a data file.</summary>
public static class CloseCatalogue
{
    private static readonly CloseFile File = CatalogueData.Read(CatalogueData.Open("close-reasons.json"), CloseJson.Default.CloseFile, "close catalogue");

    /// <summary>Every known way that a session ends, the most particular first.</summary>
    public static IReadOnlyList<CloseCase> Closes => File.Closes;

    /// <summary>Every known way that an upgrade is refused, the most particular first.</summary>
    public static IReadOnlyList<CloseCase> Upgrades => File.Upgrades;

    /// <summary>The cases that a code of a close or a status of an upgrade is looked up in: those of closes begin at 1000.</summary>
    public static IReadOnlyList<CloseCase> CasesOf(int code) => code < 1000 ? Upgrades : Closes;

    /// <summary>The case that explains a code, or status, and a reason.</summary>
    public static CloseCase CaseOf(int code, string reason) => CasesOf(code).First(one => one.Matches(code, reason));

    /// <summary>Explains the close code and reason of a WebSocket; 1006 stands for no close frame at all.</summary>
    public static CloseReason Explain(int code, string? reason) => Explain(File.Closes, code, ReasonText.Marked(reason ?? string.Empty));

    /// <summary>Explains the HTTP status, other than 101, that answered an upgrade, with the body if it is known.</summary>
    public static CloseReason ExplainUpgrade(int httpStatus, string? body) => Explain(File.Upgrades, httpStatus, body ?? string.Empty);

    internal static CloseReason ExplainUpgrade(Refusal refusal)
    {
        CloseReason reason = ExplainUpgrade(refusal.Status, refusal.Body);
        string advice = reason.Class == CloseClass.Auth && refusal.ClockOff != TimeSpan.Zero
            ? $"{reason.Advice} {ClockSkew.Advice(refusal.ClockOff, "the server's")}"
            : reason.Advice;
        return refusal.RetryAfter is { } pause
            ? reason with { Advice = $"{RetryAfter.Advice(pause)} {advice}", RetryAfter = pause, Retry = reason.Retry.NotBefore(pause) }
            : reason with { Advice = advice };
    }

    /// <summary>What a program can do after such an end: the case's own rule, or that of its class.</summary>
    public static RetryRule RetryOf(CloseCase ending) => ending.Retry ?? File.Retries.First(rule => rule.Class == ending.Class).Retry;

    private static CloseReason Explain(IReadOnlyList<CloseCase> cases, int code, string said)
    {
        CloseCase match = cases.First(one => one.Matches(code, said));
        return new()
        {
            Code = code,
            Reason = ReasonText.Shown(said),
            Fault = match.Fault,
            Class = match.Class,
            Meaning = match.Meaning,
            Advice = match.Advice,
            Retry = RetryOf(match),
        };
    }
}

internal sealed record CloseFile
{
    public required IReadOnlyList<ClassRetry> Retries { get; init; }

    public required IReadOnlyList<CloseCase> Closes { get; init; }

    public required IReadOnlyList<CloseCase> Upgrades { get; init; }
}

internal sealed record ClassRetry
{
    public required CloseClass Class { get; init; }

    public required RetryRule Retry { get; init; }
}

internal sealed class CamelCaseClass() : JsonStringEnumConverter<CloseClass>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class CamelCaseRetry() : JsonStringEnumConverter<RetryKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(CamelCaseClass), typeof(CamelCaseRetry), typeof(JsonStringEnumConverter<LiveFault>)])]
[JsonSerializable(typeof(CloseFile))]
internal sealed partial class CloseJson : JsonSerializerContext;
