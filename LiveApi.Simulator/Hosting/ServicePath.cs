using System;
using System.Text.RegularExpressions;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Hosting;

/// <summary>An address of the service, with what a test may put before it: <c>/s/SCENARIO/RUN</c> picks a scenario and a journal of its own.</summary>
internal sealed partial record ServicePath(Surface Surface, string? Scenario, string? Run)
{
    internal static ServicePath? Parse(string path)
    {
        Match match = Pattern().Match(path);
        if (!match.Success) { return null; }
        bool vertex = match.Groups["vertex"].Success;
        Surface surface = new(
            vertex ? Backend.Vertex : Backend.Gemini,
            (vertex ? match.Groups["vertex"] : match.Groups["gemini"]).Value,
            match.Groups["constrained"].Success);
        return new ServicePath(surface, Optional(match.Groups["scenario"]), Optional(match.Groups["run"]));
    }

    private static string? Optional(Group group) => group.Success ? Uri.UnescapeDataString(group.Value) : null;

    [GeneratedRegex("""
        ^ (/+s/(?<scenario>[^/]+)(/(?!ws/)(?<run>[^/]+))?)?
        /+ws/
        ( google\.ai\.generativelanguage\.(?<gemini>v1beta|v1alpha|v1)\.GenerativeService\.BidiGenerateContent(?<constrained>Constrained)?
        | google\.cloud\.aiplatform\.(?<vertex>v1beta1|v1)\.LlmBidiService/BidiGenerateContent ) $
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
