using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>YAML text as nodes. Of YAML's features anchors and aliases work; tags and several documents do not.</summary>
internal sealed partial class YamlTree
{
    private const int DeepestNesting = 64;

    // Ten aliases of ten aliases of ten ... : a few lines that stand for more than any machine holds.
    private const int MostNodes = 200_000;

    private readonly string _file;
    private readonly string? _part;
    private readonly IParser _parser;
    private readonly Dictionary<string, (Node Node, int Count)> _anchors = [];
    private int _depth;
    private int _nodes;

    private YamlTree(string file, string? part, TextReader text) => (_file, _part, _parser) = (file, part, new Parser(text));

    /// <summary>Throws <see cref="ScenarioException"/>. <paramref name="part"/> is what places say of a text that is only a part of the scenario.</summary>
    internal static Node Read(string file, string text, string? part = null)
    {
        using StringReader reader = new(text);
        try
        {
            YamlTree tree = new(file, part, reader);
            tree._parser.Consume<StreamStart>();
            if (tree._parser.Accept<StreamEnd>(out _)) { throw new ScenarioException(file, null, "The scenario is empty."); }
            tree._parser.Consume<DocumentStart>();
            Node root = tree.ReadNode();
            tree._parser.Consume<DocumentEnd>();
            if (!tree._parser.Accept<StreamEnd>(out _)) { throw new ScenarioException(file, tree.Here(), "A scenario is one YAML document.", "Put the others into files of their own."); }
            return root;
        }
        catch (YamlException notYaml)
        {
            // The parser names the place where the mapping began.
            if (IndentedByTab().Match(text) is { Success: true } tab)
            {
                throw new ScenarioException(file, new Place(1 + text.AsSpan(0, tab.Index).Count('\n'), 1), "This is not YAML: a tab does not indent.", "Use spaces.");
            }

            throw new ScenarioException(file, new Place((int)notYaml.Start.Line, (int)notYaml.Start.Column), $"This is not YAML: {notYaml.Message}");
        }
    }

    private Node ReadNode()
    {
        Place place = Here();
        if (_parser.Current is AnchorAlias alias)
        {
            _parser.MoveNext();
            if (!_anchors.TryGetValue(alias.Value.Value, out (Node Node, int Count) known)) { throw new ScenarioException(_file, place, $"Nothing is marked as &{alias.Value.Value}."); }
            Count(known.Count, place);
            return known.Node;
        }

        AnchorName anchor = _parser.Current is NodeEvent { Anchor.IsEmpty: false } marked ? marked.Anchor : AnchorName.Empty;
        if (_depth == DeepestNesting) { throw new ScenarioException(_file, place, "This is nested too deeply."); }
        _depth++;
        int before = _nodes;
        Count(1, place);
        Node node = _parser.Current is Scalar scalar ? ReadText(place, scalar)
            : _parser.TryConsume<SequenceStart>(out _) ? ReadList(place)
            : ReadMap(place);
        _depth--;
        if (!anchor.IsEmpty) { _anchors[anchor.Value] = (node, _nodes - before); }
        return node;
    }

    /// <summary>Counts what an alias stands for as often as it stands for it: that is how often it is read.</summary>
    private void Count(int nodes, Place place)
    {
        _nodes += nodes;
        if (_nodes > MostNodes) { throw new ScenarioException(_file, place, $"The scenario has more than {MostNodes} values, those that aliases repeat counted each time.", "Use repeat: for what happens over and over."); }
    }

    private TextNode ReadText(Place place, Scalar scalar)
    {
        _parser.MoveNext();
        return new TextNode(place, scalar.Value, scalar.Style is not ScalarStyle.Plain);
    }

    private ListNode ReadList(Place place)
    {
        List<Node> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _)) { items.Add(ReadNode()); }
        return new ListNode(place, items);
    }

    private MapNode ReadMap(Place place)
    {
        _parser.Consume<MappingStart>();
        List<(TextNode, Node)> members = [];
        HashSet<string> names = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            Place at = Here();
            if (ReadNode() is not TextNode name) { throw new ScenarioException(_file, at, "A name is a word."); }
            if (!names.Add(name.Text)) { throw new ScenarioException(_file, at, $"'{name.Text}' is here twice."); }
            members.Add((name, ReadNode()));
        }

        return new MapNode(place, members);
    }

    [GeneratedRegex(@"^ *\t", RegexOptions.Multiline)]
    private static partial Regex IndentedByTab();

    private Place Here() => new((int)_parser.Current!.Start.Line, (int)_parser.Current.Start.Column, _part);
}
