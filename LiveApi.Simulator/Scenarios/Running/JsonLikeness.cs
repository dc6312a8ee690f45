using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>
/// Whether a JSON value is like what an author wrote. Members that the author does not name may be anything, and of a list the author's elements
/// have to come in their order. A text may be a /pattern/, a range such as 5..9 or >= 5, or * for anything; null means that there is none.
/// </summary>
internal sealed partial class JsonLikeness(JsonNode? wanted)
{
    /// <summary>What the named groups of the patterns took.</summary>
    internal Dictionary<string, string> Captures { get; } = [];

    /// <summary>Where and how the value differs, or null where it does not.</summary>
    internal string? Difference(JsonNode? value) => Difference(wanted, value, "");

    private string? Difference(JsonNode? want, JsonNode? value, string path) => want switch
    {
        null => value is null ? null : Differs(path, "nothing", value),
        JsonObject members => value is JsonObject there ? OfMembers(members, there, path) : Differs(path, "an object", value),
        JsonArray list => value is JsonArray there ? OfElements(list, there, path) : Differs(path, "a list", value),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => OfText(text.GetValue<string>(), value, path),
        _ => JsonNode.DeepEquals(want, value) || (Number(want) is { } number && Number(value) == number) ? null : Differs(path, want.ToJsonString(), value),
    };

    private string? OfMembers(JsonObject members, JsonObject there, string path)
    {
        foreach ((string name, JsonNode? want) in members)
        {
            if (Difference(want, there[name], path.Length == 0 ? name : $"{path}.{name}") is { } difference) { return difference; }
        }

        return null;
    }

    private string? OfElements(JsonArray list, JsonArray there, string path)
    {
        int at = 0;
        for (int i = 0; i < list.Count; i++)
        {
            while (at < there.Count && Difference(list[i], there[at], path) is not null) { at++; }
            if (at++ == there.Count) { return $"{path}[{i}] has no counterpart among {there.Count} elements"; }
        }

        return null;
    }

    private string? OfText(string want, JsonNode? value, string path)
    {
        if (want == "*") { return value is null ? Differs(path, "anything", value) : null; }
        if (RangePattern().Match(want) is { Success: true } range)
        {
            return Number(value) is { } number && IsWithin(range, number) ? null : Differs(path, want, value);
        }

        string? text = value is JsonValue ? value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : null;
        if (want is not ['/', .. { Length: > 0 }, '/']) { return want == text ? null : Differs(path, $"\"{want}\"", value); }
        TextPattern pattern = new(want);
        if (text is null || !pattern.Fits(text)) { return Differs(path, want, value); }
        foreach ((string name, string part) in pattern.Captures(text)) { Captures[name] = part; }
        return null;
    }

    private static bool IsWithin(Match range, double number)
    {
        if (range.Groups["from"].Success) { return number >= Bound(range, "from") && number <= Bound(range, "to"); }
        double bound = Bound(range, "bound");
        return range.Groups["sign"].Value switch { ">=" => number >= bound, "<=" => number <= bound, ">" => number > bound, _ => number < bound };
    }

    private static double Bound(Match range, string group) => double.Parse(range.Groups[group].Value, CultureInfo.InvariantCulture);

    private static double? Number(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        JsonValueKind.String when double.TryParse(value.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        _ => null,
    };

    private static string Differs(string path, string want, JsonNode? value)
        => $"{(path.Length == 0 ? "it" : path)} should be {want}, and is {(value is null ? "not there" : StageEvent.Shorten(value.ToJsonString()))}";

    [GeneratedRegex(@"^\s*(?:(?<sign>>=|<=|>|<)\s*(?<bound>-?\d+(?:\.\d+)?)|(?<from>-?\d+(?:\.\d+)?)\s*\.\.\s*(?<to>-?\d+(?:\.\d+)?))\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex RangePattern();
}
