using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Wire;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>What a line was found in: searches and sources, each of which supports the whole of it.</summary>
internal sealed record Grounding(JsonArray Queries, JsonArray Sources)
{
    /// <summary>As the service tells it; <paramref name="value"/> knows the variables.</summary>
    internal GroundingMetadata Of(string words, Func<string, JsonNode?> value)
    {
        JsonArray chunks = [.. Sources.Select(source => (JsonNode)new JsonObject { ["web"] = Template.Fill(source, value) })];
        JsonArray all = [.. Enumerable.Range(0, Sources.Count).Select(index => (JsonNode)index)];
        JsonObject metadata = new()
        {
            ["webSearchQueries"] = Template.Fill(Queries, value),
            ["groundingChunks"] = chunks,
            ["groundingSupports"] = new JsonArray(new JsonObject
            {
                // The service counts bytes of UTF-8.
                ["segment"] = new JsonObject { ["startIndex"] = 0, ["endIndex"] = Encoding.UTF8.GetByteCount(words), ["text"] = words },
                ["groundingChunkIndices"] = all,
            }),
        };
        JsonObject message = new() { ["serverContent"] = new JsonObject { ["groundingMetadata"] = metadata } };
        return WireFormat.ReadServer(Encoding.UTF8.GetBytes(message.ToJsonString())).ServerContent!.GroundingMetadata!;
    }
}
