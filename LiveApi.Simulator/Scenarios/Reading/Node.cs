using System.Collections.Generic;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>A piece of YAML with the place that it stands at.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>What it is, for a person.</summary>
    internal abstract string Told { get; }
}

/// <summary>A word, number or text. <see cref="IsQuoted"/>: the author means it as text.</summary>
internal sealed record TextNode(Place Place, string Text, bool IsQuoted) : Node(Place)
{
    internal override string Told => $"\"{Text}\"";

    internal bool IsEmpty => !IsQuoted && Text is "" or "~" or "null";
}

internal sealed record ListNode(Place Place, IReadOnlyList<Node> Items) : Node(Place)
{
    internal override string Told => "a list";
}

/// <summary>Members, in their order.</summary>
internal sealed record MapNode(Place Place, IReadOnlyList<(TextNode Name, Node Value)> Members) : Node(Place)
{
    internal override string Told => "a mapping";
}
