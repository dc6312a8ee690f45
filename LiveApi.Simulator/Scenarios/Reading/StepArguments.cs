using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>What an author wrote for one step: the value beside its name, and its options.</summary>
internal sealed class StepArguments(ScenarioReader reader, Place place, Node value, IReadOnlyDictionary<string, Node> options)
{
    internal ScenarioReader Reader => reader;

    internal Values Values => reader.Values;

    internal Place Place => place;

    internal Node Value => value;

    /// <summary>True where nothing stands beside the step's name.</summary>
    internal bool IsBare => value is TextNode { IsEmpty: true };

    internal Node? Get(string option) => options.GetValueOrDefault(option);

    internal bool Has(string option) => options.ContainsKey(option);

    internal string? Text(string option) => Get(option) is { } node ? Values.Text(node) : null;

    internal Template? Template(string option) => Text(option) is { } text ? new Template(text) : null;

    internal TimeSpan? Duration(string option) => Get(option) is { } node ? Values.Duration(node) : null;

    internal bool? YesNo(string option) => Get(option) is { } node ? Values.YesNo(node) : null;

    internal IReadOnlyList<Step> Steps(string option) => Get(option) is { } node ? reader.ReadSteps(node) : [];

    internal JsonObject Object(string option) => Get(option) switch
    {
        null => [],
        MapNode map => (JsonObject)NodeJson.ToJson(map)!,
        { } other => throw Values.Wrong(other, "names and values are expected here"),
    };

    internal IReadOnlyDictionary<string, string> Texts(string option) => Get(option) switch
    {
        null => new Dictionary<string, string>(),
        MapNode map => map.Members.ToDictionary(member => member.Name.Text, member => Values.Text(member.Value)),
        { } other => throw Values.Wrong(other, "names and the paths of their values are expected here", "Write { sky: response.output.sky }."),
    };
}
