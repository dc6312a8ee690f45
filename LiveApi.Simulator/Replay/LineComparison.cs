using System.Text.Json;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Transport;

namespace LiveApi.Simulator.Replay;

/// <summary>
/// Whether a client says what it said when it was recorded. Strictly: the same values everywhere. Else media may be others, and a session's handle,
/// and members may be there that were not. What was removed as a secret may be anything in both, and of a stand-in only the length counts.
/// </summary>
internal sealed class LineComparison(bool strict, bool standIns)
{
    /// <summary>Where and how the messages differ: what was recorded, and what came. Null where they do not.</summary>
    internal string? Difference(ClientLine recorded, ClientLine came)
        => recorded.Kind != came.Kind ? Differs("the message", recorded.Kind, came.Kind) : Difference(recorded.Json, came.Json, "");

    private string? Difference(JsonNode? recorded, JsonNode? came, string path) => (recorded, came) switch
    {
        (JsonObject one, JsonObject other) => OfMembers(one, other, path),
        (JsonArray one, JsonArray other) => OfElements(one, other, path),
        _ when JsonNode.DeepEquals(recorded, came) || IsFree(recorded, came, path) => null,
        _ => Differs(path.Length == 0 ? "it" : path, Shown(recorded), Shown(came)),
    };

    private string? OfMembers(JsonObject recorded, JsonObject came, string path)
    {
        foreach ((string name, JsonNode? value) in recorded)
        {
            if (Difference(value, came[name], path.Length == 0 ? name : $"{path}.{name}") is { } difference) { return difference; }
        }

        foreach ((string name, JsonNode? value) in came)
        {
            if (strict && !recorded.ContainsKey(name)) { return Differs(path.Length == 0 ? name : $"{path}.{name}", "nothing", Shown(value)); }
        }

        return null;
    }

    private string? OfElements(JsonArray recorded, JsonArray came, string path)
    {
        if (recorded.Count != came.Count) { return Differs(path, $"{recorded.Count} elements", $"{came.Count}"); }
        for (int i = 0; i < recorded.Count; i++)
        {
            if (Difference(recorded[i], came[i], $"{path}[{i}]") is { } difference) { return difference; }
        }

        return null;
    }

    private bool IsFree(JsonNode? recorded, JsonNode? came, string path)
    {
        bool isText = recorded?.GetValueKind() == JsonValueKind.String;
        if (isText && recorded!.GetValue<string>().Contains(SecretText.Removed, System.StringComparison.Ordinal)) { return true; }
        bool isMedia = path.EndsWith(".data", System.StringComparison.Ordinal);
        if (strict) { return isMedia && standIns && recorded?.ToString().Length == came?.ToString().Length; }
        return isMedia || path == "setup.sessionResumption.handle";
    }

    private static string Differs(string what, string recorded, string came) => $"{what} was {recorded} in the recording, and is {came}";

    private static string Shown(JsonNode? value) => value is null ? "not there" : StageEvent.Shorten(value.ToJsonString());
}
