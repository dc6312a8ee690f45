using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads how the service behaves.</summary>
internal static class KnobReader
{
    internal static IEnumerable<string> Names => KnobTable.All.Select(knob => knob.Name);

    internal static ServiceKnobs Read(Node? node, ScenarioReader reader) => node is null ? new ServiceKnobs() : ReadChange(node, reader)(new ServiceKnobs());

    /// <summary>What is said of some knobs, to be done to all of them.</summary>
    internal static Func<ServiceKnobs, ServiceKnobs> ReadChange(Node node, ScenarioReader reader)
    {
        if (node is not MapNode map) { throw reader.Values.Wrong(node, "names and values are expected here"); }
        Func<ServiceKnobs, ServiceKnobs> change = knobs => Turn(knobs, map, reader);
        _ = change(new ServiceKnobs());
        return change;
    }

    private static ServiceKnobs Turn(ServiceKnobs knobs, MapNode map, ScenarioReader reader)
    {
        foreach ((TextNode name, Node value) in map.Members)
        {
            try
            {
                Knob knob = KnobTable.All.FirstOrDefault(knob => knob.Name == Words.Plain(name.Text))
                    ?? throw reader.Values.Wrong(name.Place, $"the service has no '{name.Text}'.", Words.Suggest(name.Text, Names));
                knobs = knob.Turn(knobs, value, reader.Values);
            }
            catch (ScenarioException wrong) { reader.Note(wrong); }
        }

        return knobs;
    }
}
