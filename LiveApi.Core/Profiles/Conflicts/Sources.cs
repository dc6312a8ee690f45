namespace LiveApi.Profiles;

/// <summary>Who says what a setup may hold.</summary>
internal static class Sources
{
    internal const string Reference = "ai.google.dev/api/live, 2026-10-09";

    internal const string VertexReference = "docs.cloud.google.com/gemini-enterprise-agent-platform, Live API reference, October 2026";

    internal const string Sdk = "the converters of googleapis/python-genai, 2026-08-21";

    internal const string Measured = "measured by third parties on the service, October 2026";

    internal const string Voices = "ai.google.dev/gemini-api/docs/live-api, voices, 2026-10-10; that an unknown name is refused is an assumption";

    internal const string Threads = "reports of users (googleapis and Live API repositories)";

    internal const string Ours = "this client's own records of the wire";

    internal static string Dated(string? source, string? asOf) => $"{source ?? "the model catalogue"}{(asOf is null ? string.Empty : $", {asOf}")}";
}
