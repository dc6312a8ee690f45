using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using LiveApi.Tools;

namespace LiveApi.PowerShell.Setups;

/// <summary>
/// The settings of a session, to keep, change and use again. What is null is left to the model. It names no backend:
/// the form that a setting takes is chosen when it is sent.
/// </summary>
public sealed partial class LiveSetup
{
    private static readonly Dictionary<string, PropertyInfo> Settings
        = typeof(LiveSetup).GetProperties().Where(static property => property.CanWrite).ToDictionary(static property => property.Name, StringComparer.OrdinalIgnoreCase);

    public string? Model { get; set; }

    public string? Voice { get; set; }

    public string? Language { get; set; }

    public string[]? Modality { get; set; }

    public string? SystemInstruction { get; set; }

    public object[]? InitialHistory { get; set; }

    public double? Temperature { get; set; }

    public double? TopP { get; set; }

    public int? TopK { get; set; }

    public int? MaxOutputTokens { get; set; }

    public double? PresencePenalty { get; set; }

    public double? FrequencyPenalty { get; set; }

    public int? Seed { get; set; }

    public string? ThinkingLevel { get; set; }

    public int? ThinkingBudget { get; set; }

    public bool? IncludeThoughts { get; set; }

    public string? MediaResolution { get; set; }

    public bool? AffectiveDialog { get; set; }

    public bool? ProactiveAudio { get; set; }

    public bool? InputTranscription { get; set; }

    public bool? OutputTranscription { get; set; }

    public string[]? TranscriptionLanguage { get; set; }

    public string[]? Vocabulary { get; set; }

    public string? TranscriptionMode { get; set; }

    public bool? Diarization { get; set; }

    public string? TargetLanguage { get; set; }

    public bool? EchoTargetLanguage { get; set; }

    public bool? ManualActivity { get; set; }

    public string? StartSensitivity { get; set; }

    public string? EndSensitivity { get; set; }

    public int? PrefixPaddingMs { get; set; }

    public int? SilenceDurationMs { get; set; }

    public string? ActivityHandling { get; set; }

    public string? TurnCoverage { get; set; }

    public bool? ExplicitVadSignal { get; set; }

    public bool? Resumption { get; set; }

    public string? ResumeFrom { get; set; }

    public bool? TransparentResumption { get; set; }

    public bool? Compression { get; set; }

    public long? CompressionTrigger { get; set; }

    public long? CompressionTarget { get; set; }

    public ILiveTool[]? Tool { get; set; }

    public bool? GoogleSearch { get; set; }

    public IDictionary? Safety { get; set; }

    public IDictionary? Label { get; set; }

    public string? Avatar { get; set; }

    /// <summary>Any field of the setup under its name on the wire, laid over what the other settings say; null removes a field.</summary>
    public IDictionary? Fields { get; set; }

    /// <summary>The first message as the Gemini API would get it.</summary>
    public string Json => ToJson();

    /// <summary>A copy: what is set in it does not change this one.</summary>
    public LiveSetup Clone()
    {
        LiveSetup copy = (LiveSetup)MemberwiseClone();
        copy.Fields = Fields is null ? null : new Hashtable(Fields);
        return copy;
    }

    public override string ToString() => string.Join("\n", Described().Select(static one => $"{one.Name,-22} {one.Text}"));

    internal bool IsEmpty => Settings.Values.All(property => property.GetValue(this) is null);

    internal static bool Has(string name) => Settings.ContainsKey(name);

    /// <summary>Sets what a parameter of the same name was given.</summary>
    internal void Set(string name, object? value)
        => Settings[name].SetValue(this, value is System.Management.Automation.SwitchParameter on ? on.IsPresent : value);

    private IEnumerable<(string Name, string Text)> Described() => Settings.Values
        .Select(property => (property.Name, Value: property.GetValue(this)))
        .Where(static one => one.Value is not null)
        .Select(static one => (one.Name, one.Name == nameof(Fields) ? Tools.JsonWriting.ToJson(one.Value).GetRawText() : Shown(one.Value!)));

    private static string Shown(object value) => value switch
    {
        string text => text,
        IDictionary table => string.Join(", ", table.Keys.Cast<object>().Select(key => $"{key} = {table[key]}")),
        object[] { Length: > 0 } items when items[0] is not (string or ILiveTool) => $"{items.Length} turns",
        IEnumerable items => string.Join(", ", items.Cast<object>()),
        _ => FormattableString.Invariant($"{value}"),
    };
}
