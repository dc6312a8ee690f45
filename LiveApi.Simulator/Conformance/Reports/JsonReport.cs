using System.Text.Json;

namespace LiveApi.Simulator.Conformance.Reports;

/// <summary>A report for programs: the members of one object.</summary>
internal static class JsonReport
{
    internal static void Write(Utf8JsonWriter writer, ConformanceReport report)
    {
        writer.WriteString("run", report.Run);
        writer.WriteNumber("connections", report.Connections);
        writer.WriteNumber("passed", report.Count(Outcome.Passed));
        writer.WriteNumber("warned", report.Count(Outcome.Warned));
        writer.WriteNumber("failed", report.Count(Outcome.Failed));
        writer.WriteNumber("notSeen", report.Count(Outcome.NotSeen));
        writer.WriteStartArray("cases");
        foreach (GroupResult group in report.Groups)
        {
            foreach (CaseResult result in group.Results) { Write(writer, group.Name, result); }
        }

        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (FoundFault found in report.Findings)
        {
            writer.WriteStartObject();
            writer.WriteNumber("connection", found.Connection);
            writer.WriteNumber("message", found.Message);
            writer.WriteString("kind", found.Kind);
            writer.WriteString("finding", found.Finding);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string group, CaseResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("number", result.Case.Number);
        writer.WriteString("group", group);
        writer.WriteString("title", result.Case.Title);
        writer.WriteString("outcome", result.Verdict.Outcome switch { Outcome.Passed => "passed", Outcome.Warned => "warned", Outcome.Failed => "failed", _ => "notSeen" });
        if (result.Remark.Length > 0) { writer.WriteString("remark", result.Remark); }
        writer.WriteEndObject();
    }
}
