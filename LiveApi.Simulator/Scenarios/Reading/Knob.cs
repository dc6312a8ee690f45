using System;
using System.Linq;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>A habit of the service that a scenario may change.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="About">What it decides.</param>
/// <param name="Takes">What may stand there.</param>
/// <param name="Unless">What holds unless a scenario says otherwise.</param>
/// <param name="Turn">Changes it.</param>
internal sealed record Knob(string Name, string About, string Takes, string Unless, Func<ServiceKnobs, Node, Values, ServiceKnobs> Turn)
{
    /// <summary>The words that may stand there, where only words may.</summary>
    internal string[] Words { get; private init; } = [];

    /// <summary>One of several words; the first holds unless something else is said.</summary>
    internal static Knob OneOf(string name, string about, string[] words, Func<ServiceKnobs, string, ServiceKnobs> turn)
        => new(name, about, string.Join(", ", words.Select(static word => word.Replace('-', ' '))), words[0].Replace('-', ' '), (knobs, node, values) => turn(knobs, values.Word(node, words))) { Words = words };

    internal static Knob Time(string name, string about, string unless, Func<ServiceKnobs, TimeSpan, ServiceKnobs> turn)
        => new(name, about, "a time", unless, (knobs, node, values) => turn(knobs, values.Duration(node)));

    /// <summary>A time, or a word that stands for none.</summary>
    internal static Knob TimeOr(string word, string name, string about, string unless, Func<ServiceKnobs, TimeSpan?, ServiceKnobs> turn)
        => new(name, about, $"a time, or {word}", unless, (knobs, node, values) => turn(knobs, values.Text(node) == word ? null : values.Duration(node)));

    internal static Knob Rate(string name, string about, Func<ServiceKnobs, double, ServiceKnobs> turn)
        => new(name, about, "a rate", "no limit", (knobs, node, values) => turn(knobs, values.BytesPerSecond(node)));

    internal static Knob Count(string name, string about, string takes, string unless, Func<ServiceKnobs, int, ServiceKnobs> turn)
        => new(name, about, takes, unless, (knobs, node, values) => turn(knobs, values.Count(node, 1)));
}
