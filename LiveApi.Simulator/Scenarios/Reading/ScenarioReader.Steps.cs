using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <content>How it reads a step: its kind, its options, and those that it has unless it says otherwise.</content>
internal sealed partial class ScenarioReader
{
    /// <summary>What is wrong with one step is noted, and the next is read: an author wants to know all of it.</summary>
    internal IReadOnlyList<Step> ReadSteps(Node node)
        => node is ListNode list ? [.. list.Items.Select(TryReadStep)] : throw Values.Wrong(node, "a list of steps is expected here", "Begin each step with '- '.");

    /// <summary>The members of a mapping by their plain names. <paramref name="what"/> names the mapping in complaints.</summary>
    internal StepArguments Arguments(MapNode map, Node value, IReadOnlyList<Option> known, string what, int skip = 0)
    {
        Dictionary<string, Node> options = [];
        foreach ((TextNode name, Node member) in map.Members.Skip(skip))
        {
            string plain = Words.Plain(name.Text);
            if (known.All(option => option.Name != plain))
            {
                bool isStep = skip > 0 && StepGrammar.Kinds.Any(kind => kind.Name == plain);
                _faults.Add(Values.Wrong(name.Place, $"{what} has no '{name.Text}'.", isStep
                    ? $"'{plain}' is a step of its own: begin it with '- '."
                    : Words.Suggest(name.Text, known.Select(option => option.Name))));
                continue;
            }

            options[plain] = member;
        }

        return new StepArguments(this, map.Place, value, options);
    }

    private Step TryReadStep(Node node)
    {
        try { return ReadStep(node); }
        catch (ScenarioException wrong)
        {
            _faults.AddRange(wrong.All);
            return new UnreadStep(node.Place);
        }
    }

    private StepKind KindOf(TextNode name)
    {
        string plain = Words.Plain(name.Text);
        return StepGrammar.Kinds.FirstOrDefault(kind => kind.Name == plain)
            ?? throw Values.Wrong(name.Place, $"'{name.Text}' is no step.", Words.Suggest(name.Text, StepGrammar.Kinds.Select(kind => kind.Name)));
    }

    /// <summary>The options of a step, and behind them those that it has unless it says otherwise.</summary>
    private MapNode WithDefaults(StepKind kind, MapNode options)
    {
        if (!_defaults.TryGetValue(kind.Name, out MapNode? defaults)) { return options; }
        HashSet<string> given = [.. options.Members.Select(member => Words.Plain(member.Name.Text))];
        IEnumerable<(TextNode, Node)> missing = defaults.Members.Where(member => !given.Contains(Words.Plain(member.Name.Text)));
        IEnumerable<(TextNode, Node)> first = options.Members.Count > 0 ? options.Members : [(new TextNode(options.Place, kind.Name, false), new TextNode(options.Place, "", false))];
        return new MapNode(options.Place, [.. first, .. missing]);
    }

    private Step ReadStep(Node node)
    {
        (TextNode name, Node value, MapNode options) = node switch
        {
            TextNode word => (word, new TextNode(word.Place, "", false), new MapNode(word.Place, [])),
            MapNode { Members: [var first, ..] } map => (first.Name, first.Value, map),
            _ => throw Values.Wrong(node, "a step is expected here", $"Begin it with one of: {string.Join(", ", StepGrammar.Kinds.Select(kind => kind.Name))}."),
        };
        StepKind kind = KindOf(name);
        Step step = kind.Build(Arguments(WithDefaults(kind, options), value, kind.Options, $"the step '{kind.Name}'", skip: 1));
        _watchesMessages |= step is ExpectStep { Alternatives: var wishes } && wishes.Any(wish => wish.Kinds.HasFlag(Running.EventKind.Message));
        _keepsSpeech |= step is SayStep { Source: SoundSource.Echo };
        return step;
    }
}
