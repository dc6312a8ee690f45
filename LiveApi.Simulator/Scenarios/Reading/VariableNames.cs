using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Which variables a scenario and what it includes give a value, and which they use: a name that nothing gives is a slip of the pen.</summary>
internal sealed partial class VariableNames
{
    /// <summary>What a scenario knows without having said so: facts of what the client did, and of the conversation.</summary>
    internal static readonly IReadOnlySet<string> Facts = new HashSet<string>
    {
        "text", "seconds", "start", "end", "rate", "level", "name", "id", "response", "answer", "message", "setup", "mimeType", "bytes",
        "model", "turn", "connection", "session", "voice",
    };

    private static readonly string[] Givers = ["variables", "set", "capture", "with"];

    private readonly HashSet<string> _given = [];
    private readonly List<(string Name, Place Place, Values File)> _used = [];

    internal void Scan(Node node, Values file)
    {
        switch (node)
        {
            case TextNode text: Scan(text, file); break;
            case ListNode list: foreach (Node item in list.Items) { Scan(item, file); } break;
            case MapNode map: foreach ((TextNode name, Node value) in map.Members) { Scan(name, value, file); } break;
        }
    }

    /// <summary>A complaint for each use of a name that nothing gives a value.</summary>
    internal IEnumerable<ScenarioException> Unknown()
        => _used.Where(used => !_given.Contains(used.Name) && !Facts.Contains(used.Name)).Select(used => used.File.Wrong(
            used.Place,
            $"nothing gives ${{{used.Name}}} a value.",
            Words.Nearest(used.Name, _given.Concat(Facts)) is { } near ? $"Did you mean '{near}'?" : "Give it one under variables:, or with set: or capture:."));

    private void Scan(TextNode name, Node value, Values file)
    {
        string plain = Words.Plain(name.Text);
        if (plain == "about") { return; }
        if (value is MapNode given && Array.IndexOf(Givers, plain) >= 0) { _given.UnionWith(given.Members.Select(member => member.Name.Text)); }
        Scan(value, file);
    }

    private void Scan(TextNode text, Values file)
    {
        foreach (Match group in NamedGroup().Matches(text.Text)) { _given.Add(group.Groups[1].Value); }
        foreach (Match use in Use().Matches(text.Text)) { _used.Add((use.Groups[1].Value, text.Place, file)); }
    }

    [GeneratedRegex(@"\(\?<(\w+)>")]
    private static partial Regex NamedGroup();

    [GeneratedRegex(@"\$\{\s*([^}.\[\s]+)")]
    private static partial Regex Use();
}
