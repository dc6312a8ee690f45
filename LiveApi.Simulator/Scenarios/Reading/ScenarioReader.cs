using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Makes a scenario of its text. Every complaint names file, line, column and, where it can be guessed, what was meant.</summary>
internal sealed partial class ScenarioReader
{
    private const int Newest = 1;

    internal static readonly Option[] Members =
    [
        new("version", Shape.Count, "The version of the scenario language: 1."),
        new("name", Shape.Text, "What the scenario is called; the name of the file unless given."),
        new("about", Shape.Text, "What it is for, in a sentence."),
        new("service", Shape.Json, "How the service behaves around the conversation."),
        new("variables", Shape.Json, "Values by name."),
        new("defaults", Shape.Json, "Options that steps have unless they say otherwise: say: { sound: none }."),
        new("steps", Shape.Steps, "What happens, in order."),
    ];

    private readonly List<ScenarioException> _faults = [];
    private readonly string _file;
    private readonly IncludeTrail _trail;
    private readonly VariableNames _names;
    private readonly string? _directory;
    private IReadOnlyDictionary<string, MapNode> _defaults = new Dictionary<string, MapNode>();
    private bool _keepsSpeech;
    private bool _watchesMessages;

    private ScenarioReader(string file, string? directory, IncludeTrail? trail = null, VariableNames? names = null)
    {
        (_file, _directory, _trail, _names) = (file, directory, trail ?? new IncludeTrail(file, null), names ?? new VariableNames());
        Values = new Values(file);
    }

    internal Values Values { get; }

    /// <summary>Throws <see cref="ScenarioException"/>, which knows every fault that was found.</summary>
    internal static Scenario Read(string file, string text, string? directory = null)
        => Finish(new ScenarioReader(file, directory ?? "."), reader =>
        {
            Scenario scenario = reader.ReadScenario(YamlTree.Read(file, text));
            reader._faults.AddRange(reader._names.Unknown());
            return scenario;
        });

    /// <summary>The steps of another file, as if they stood here; its own variables are set before them.</summary>
    internal Step Include(StepArguments step)
    {
        string path = PathOf(step.Value);
        if (_trail.Has(path)) { throw Values.Wrong(step.Value.Place, $"'{path}' includes itself.", "Use repeat: for what happens over and over."); }

        ScenarioReader other = new(path, Path.GetDirectoryName(path)!, new IncludeTrail(path, _trail), _names);
        Scenario included = Finish(other, reader => reader.ReadScenario(YamlTree.Read(path, File.ReadAllText(path), Path.GetFileName(path))));
        _keepsSpeech |= included.KeepsSpeech;
        _watchesMessages |= included.WatchesMessages;
        JsonObject variables = [];
        foreach ((string name, JsonNode? value) in included.Variables) { variables[name] = value?.DeepClone(); }
        foreach ((string name, JsonNode? value) in step.Object("with")) { variables[name] = value?.DeepClone(); }
        Step[] first = variables.Count > 0 ? [new SetStep(step.Place, variables)] : [];
        return new RepeatStep(step.Place, 1, [.. first, .. included.Steps]);
    }

    /// <summary>The file that a scenario names; it counts from the scenario's own folder.</summary>
    internal string PathOf(Node name)
    {
        string given = Values.Text(name);
        // Who reaches the control API need not be the one whose files these are.
        if (_directory is null) { throw Values.Wrong(name.Place, "steps that are pushed name no files.", "Put them into the scenario, or write there what the file has."); }
        string path = Path.Combine(_directory, given);
        if (!File.Exists(path)) { throw Values.Wrong(name.Place, $"there is no file '{path}'.", "Paths count from the scenario's own folder."); }
        return path;
    }

    /// <summary>Steps alone, as they are pushed into a conversation: a list, or one step. Throws as <see cref="Read"/> does.</summary>
    internal static IReadOnlyList<Step> ReadPushed(string text) => Finish(new ScenarioReader("pushed", directory: null), reader =>
    {
        Node root = YamlTree.Read("pushed", text, "pushed");
        return reader.ReadSteps(root is ListNode ? root : new ListNode(root.Place, [root]));
    });

    /// <summary>A fault that does not keep the rest from being read.</summary>
    internal void Note(ScenarioException fault) => _faults.Add(fault);

    private static T Finish<T>(ScenarioReader reader, System.Func<ScenarioReader, T> read)
    {
        try
        {
            T result = read(reader);
            return reader._faults.Count == 0 ? result : throw ScenarioException.Of(reader._faults);
        }
        catch (ScenarioException last) when (reader._faults.Count > 0 && last.All.Count == 1) { throw ScenarioException.Of([.. reader._faults, last]); }
    }

    private Scenario ReadScenario(Node root)
    {
        if (root is not MapNode map) { throw Values.Wrong(root, "a scenario is a mapping", "It begins with name: and steps:."); }
        _names.Scan(map, Values);
        StepArguments members = Arguments(map, map, Members, "a scenario");
        if (members.Get("version") is { } version && Values.Count(version, 1) > Newest)
        {
            _faults.Add(Values.Wrong(version, $"this simulator reads version {Newest} of the language", "Use a newer simulator."));
        }

        _defaults = members.Get("defaults") is { } defaults ? ReadDefaults(defaults) : _defaults;
        IReadOnlyList<Step> steps = ReadSteps(members.Get("steps") ?? throw Values.Wrong(map, "the scenario has no steps", "Write steps: and a list under it."));
        return new Scenario(
            members.Text("name") ?? Path.GetFileNameWithoutExtension(_file),
            members.Text("about") ?? "",
            KnobReader.Read(members.Get("service"), this),
            members.Object("variables").ToDictionary(variable => variable.Key, variable => variable.Value?.DeepClone()),
            steps) { KeepsSpeech = _keepsSpeech, WatchesMessages = _watchesMessages };
    }

    private Dictionary<string, MapNode> ReadDefaults(Node node)
    {
        if (node is not MapNode map) { throw Values.Wrong(node, "steps and their options are expected here", "Write say: { sound: none }."); }
        Dictionary<string, MapNode> defaults = [];
        foreach ((TextNode name, Node options) in map.Members)
        {
            StepKind kind = KindOf(name);
            if (options is not MapNode given) { throw Values.Wrong(options, "options and their values are expected here", "Write say: { sound: none }."); }
            _ = Arguments(given, given, kind.Options, $"the step '{kind.Name}'");
            defaults[kind.Name] = given;
        }

        return defaults;
    }
}
