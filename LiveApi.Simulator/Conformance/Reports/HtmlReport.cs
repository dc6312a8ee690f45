using System.IO;
using System.Linq;
using System.Net;
using System.Text;

namespace LiveApi.Simulator.Conformance.Reports;

/// <summary>A report as one page without anything outside of it, light and dark.</summary>
internal static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; }
        td, th { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
        td:nth-child(1) { width: 3rem; font-variant-numeric: tabular-nums; } td:nth-child(2) { width: 6rem; font-weight: 600; }
        .passed { color: light-dark(#116329, #56d364); } .warned { color: light-dark(#7a4d00, #e3b341); } .failed { color: light-dark(#b3261e, #ff8f85); } .not-seen { color: light-dark(#57606a, #9198a1); }
        small { display: block; } code { overflow-wrap: anywhere; }
        """;

    internal static void Write(Stream file, ConformanceReport report)
    {
        using StreamWriter writer = new(file, new UTF8Encoding(false), leaveOpen: true);
        Write(writer, report);
    }

    private static void Write(StreamWriter writer, ConformanceReport report)
    {
        writer.WriteLine($"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Conformance of {Text(report.Run)}</title>\n<style>\n{Style}\n</style>");
        writer.WriteLine($"<h1>Conformance of {Text(report.Run)}</h1>\n<p>{report.Connections} connections: {TextReport.Summary(report)}.</p>");
        foreach (GroupResult group in report.Groups)
        {
            writer.WriteLine($"<h2>{Text(group.Name)}</h2>\n<table>\n<tr><th scope=\"col\">Case</th><th scope=\"col\">Verdict</th><th scope=\"col\">What a good client does</th></tr>");
            foreach (CaseResult result in group.Results) { Write(writer, result); }
            writer.WriteLine("</table>");
        }

        if (!report.Findings.Any()) { return; }
        writer.WriteLine("<h2>What was found wrong with messages</h2>\n<ul>");
        foreach (FoundFault found in report.Findings) { writer.WriteLine($"<li>Connection {found.Connection}, message {found.Message} (<code>{Text(found.Kind)}</code>): {Text(found.Finding)}</li>"); }
        writer.WriteLine("</ul>");
    }

    private static void Write(StreamWriter writer, CaseResult result)
    {
        string look = result.Verdict.Outcome switch { Outcome.Passed => "passed", Outcome.Warned => "warned", Outcome.Failed => "failed", _ => "not-seen" };
        string remark = result.Remark.Length > 0 ? $"<small>{Text(result.Remark)}</small>" : "";
        writer.WriteLine($"<tr><td>{result.Case.Number}</td><td class=\"{look}\">{result.Word.ToLowerInvariant()}</td><td>{Text(result.Case.Title)}{remark}</td></tr>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
