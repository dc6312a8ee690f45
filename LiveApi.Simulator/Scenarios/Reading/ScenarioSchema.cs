using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>The JSON schema of scenarios for editors, from the same tables that the reader goes by.</summary>
internal static class ScenarioSchema
{
    private const string Duration = "^\\s*[0-9]+(\\.[0-9]+)?\\s*(ms|s|min|h)\\s*$";

    internal static string Text()
    {
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "LiveApi simulator scenario",
            ["type"] = "object",
            ["required"] = new JsonArray("steps"),
            ["additionalProperties"] = false,
            ["properties"] = Properties(ScenarioReader.Members),
            ["$defs"] = new JsonObject
            {
                ["steps"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/$defs/step" } },
                ["step"] = new JsonObject { ["anyOf"] = new JsonArray([.. StepGrammar.Kinds.Select(Step), BareSteps()]) },
            },
        };
        schema["properties"]!["service"] = Service();
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonObject Step(StepKind kind)
    {
        JsonObject properties = Properties(kind.Options);
        JsonObject own = Of(kind.Takes, []);
        own["description"] = kind.About;
        JsonObject all = new() { [kind.Name] = own };
        foreach ((string name, JsonNode? property) in properties) { all[name] = property!.DeepClone(); }

        // Names may be written with spaces, too: an editor that insists on hyphens would be stricter than the reader.
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = kind.About,
            ["required"] = new JsonArray(kind.Name),
            ["properties"] = all,
        };
    }

    private static JsonObject BareSteps()
        => new JsonObject { ["enum"] = new JsonArray([.. StepGrammar.Kinds.Where(kind => kind.Takes == Shape.Nothing).Select(kind => (JsonNode)kind.Name), "drop", "cancel"]) };

    private static JsonObject Service()
    {
        JsonObject knobs = [];
        foreach (Knob knob in KnobTable.All)
        {
            JsonObject property = new() { ["description"] = $"{knob.About} Takes {knob.Takes}. Unless given: {knob.Unless}." };
            if (knob.Words.Length > 0) { property["enum"] = new JsonArray([.. knob.Words.Concat(knob.Words.Select(static word => word.Replace('-', ' '))).Distinct().Select(static word => (JsonNode)word)]); }
            knobs[knob.Name] = property;
        }

        return new JsonObject { ["type"] = "object", ["description"] = "How the service behaves around the conversation.", ["properties"] = knobs };
    }

    private static JsonObject Properties(IEnumerable<Option> options)
    {
        JsonObject properties = [];
        foreach (Option option in options)
        {
            JsonObject property = Of(option.Shape, option.Words);
            property["description"] = option.About;
            properties[option.Name] = property;
        }

        return properties;
    }

    private static JsonObject Of(Shape shape, string[] words) => shape switch
    {
        _ when words.Length > 0 => new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) },
        Shape.Nothing => new JsonObject { ["type"] = "null" },
        Shape.Text => new JsonObject { ["type"] = new JsonArray("string", "number", "array", "boolean", "null") },
        Shape.Duration => new JsonObject { ["type"] = "string", ["pattern"] = Duration },
        Shape.Count or Shape.Number => new JsonObject { ["type"] = "number" },
        Shape.YesNo => new JsonObject { ["type"] = new JsonArray("boolean", "string") },
        Shape.Names => new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } },
        Shape.Steps => new JsonObject { ["$ref"] = "#/$defs/steps" },
        Shape.Condition => new JsonObject { ["type"] = "object" },
        Shape.Alternatives => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("expect") } },
        Shape.Fault => new JsonObject { ["enum"] = new JsonArray([.. FaultReader.Names.Select(name => (JsonNode)name)]) },
        Shape.Calls => new JsonObject { ["type"] = new JsonArray("string", "array") },
        _ => new JsonObject(),
    };
}
