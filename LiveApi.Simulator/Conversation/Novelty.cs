using System.Collections.Generic;
using System.Text.Json;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>Members that no client knows yet: the service adds such without notice, and clients have to ignore them.</summary>
internal static class Novelty
{
    private static readonly JsonElement Value = JsonElement.Parse("""{"since":"tomorrow","parts":[1,null,{"deep":true}]}""");

    internal static ServerMessage AddTo(ServerMessage message) => message with
    {
        ServerContent = message.ServerContent is { } content ? content with { Unknown = Unknown() } : null,
        Unknown = Unknown(),
    };

    private static Dictionary<string, JsonElement> Unknown() => new() { ["brandNewMember"] = Value };
}
