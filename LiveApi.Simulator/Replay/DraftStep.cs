using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveApi.Wire;

namespace LiveApi.Simulator.Replay;

/// <summary>One step of a scenario that is being drafted: its name, what stands beside it, and its options.</summary>
internal sealed class DraftStep(string name, string? value)
{
    private readonly List<(string Name, string Yaml)> _options = [];

    /// <summary>The value as text of the recording, which may be anything.</summary>
    internal string? Quoted { get; init; }

    internal static DraftStep Text(string text) => new DraftStep("expect", "text").With("saying", text.Length == 0 ? null : text is ['/', .., '/'] ? $"/{Regex.Escape(text)}/" : text);

    internal static DraftStep Call(IReadOnlyList<FunctionCall> calls) => calls is [var only]
        ? new DraftStep("call", null) { Quoted = only.Name ?? "" }.WithPlain("arguments", Yaml.Json(only.Args)).With("id", only.Id)
        : new DraftStep("call", "[" + string.Join(", ", calls.Select(call => $"{{ tool: {Yaml.Text(call.Name ?? "")}, arguments: {Yaml.Json(call.Args) ?? "{}"}{(call.Id is { } id ? $", id: {Yaml.Text(id)}" : "")} }}")) + "]");

    internal static DraftStep Send(ReadOnlySpan<byte> message)
    {
        Utf8JsonReader reader = new(message);
        return new DraftStep("send", Yaml.Json(JsonElement.ParseValue(ref reader)));
    }

    internal DraftStep With(string option, string? text) => WithPlain(option, text is null ? null : Yaml.Text(text));

    internal DraftStep WithPlain(string option, string? yaml)
    {
        if (yaml is not null) { _options.Add((option, yaml)); }
        return this;
    }

    /// <summary>More of a text that the step has already.</summary>
    internal void Append(string option, string text)
    {
        int at = _options.FindIndex(known => known.Name == option);
        if (at < 0) { With(option, text); } else { _options[at] = (option, _options[at].Yaml[..^1] + Yaml.Text(text)[1..]); }
    }

    internal void Write(StringBuilder yaml)
    {
        string? beside = Quoted is { } text ? Yaml.Text(text) : value;
        yaml.Append("  - ").Append(name).Append(beside is null ? "" : ": " + beside).Append('\n');
        foreach ((string option, string written) in _options) { yaml.Append("    ").Append(option).Append(": ").Append(written).Append('\n'); }
    }
}

/// <summary>The steps of a draft with remarks between them.</summary>
internal sealed class DraftSteps
{
    private readonly List<(DraftStep? Step, string Remark)> _lines = [];

    internal bool IsEmpty => _lines.TrueForAll(line => line.Step is null);

    internal void Add(DraftStep step) => _lines.Add((step, ""));

    internal void Remark(string remark) => _lines.Add((null, remark));

    internal string Write(string name, string about, IEnumerable<string> service)
    {
        StringBuilder yaml = new();
        yaml.Append("version: 1\nname: ").Append(Yaml.Text(name)).Append("\nabout: ").Append(Yaml.Text(about)).Append('\n');
        string[] knobs = [.. service];
        if (knobs.Length > 0) { yaml.Append("service:\n").AppendJoin("", knobs.Select(knob => $"  {knob}\n")); }
        yaml.Append("steps:\n");
        if (IsEmpty) { yaml.Append("  - note: The recording ends before anything was said.\n"); }
        foreach ((DraftStep? step, string remark) in _lines)
        {
            if (step is null) { yaml.Append("  # ").Append(remark.ReplaceLineEndings(" ")).Append('\n'); } else { step.Write(yaml); }
        }

        return yaml.ToString();
    }
}
