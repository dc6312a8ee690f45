using System.Collections.Generic;
using System.Text.Json;

namespace LiveApi.Simulator.Scenarios;

/// <summary>What is wrong with a scenario, as JSON.</summary>
internal static class ScenarioFaults
{
    internal static void Write(Utf8JsonWriter writer, IEnumerable<ScenarioException> faults)
    {
        writer.WriteStartArray("faults");
        foreach (ScenarioException fault in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("file", fault.File);
            writer.WriteNumber("line", fault.Line);
            writer.WriteNumber("column", fault.Column);
            writer.WriteString("problem", fault.Problem);
            writer.WriteString("suggestion", fault.Suggestion);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
