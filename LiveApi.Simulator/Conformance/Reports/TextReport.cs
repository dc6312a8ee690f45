using System.IO;
using System.Linq;

namespace LiveApi.Simulator.Conformance.Reports;

/// <summary>A report for a person at a console.</summary>
internal static class TextReport
{
    internal static void Write(TextWriter writer, ConformanceReport report)
    {
        writer.WriteLine($"Run '{report.Run}', {report.Connections} {(report.Connections == 1 ? "connection" : "connections")}");
        foreach (GroupResult group in report.Groups)
        {
            writer.WriteLine();
            writer.WriteLine(group.Name);
            foreach (CaseResult result in group.Results)
            {
                writer.WriteLine($"  {result.Case.Number}  {result.Word,-8}  {result.Case.Title}");
                if (result.Remark.Length > 0) { writer.WriteLine($"                 {result.Remark}"); }
            }
        }

        writer.WriteLine();
        if (report.Findings.Any())
        {
            writer.WriteLine("What was found wrong with messages");
            foreach (FoundFault found in report.Findings) { writer.WriteLine($"  connection {found.Connection}, message {found.Message} ({found.Kind}): {found.Finding}"); }
            writer.WriteLine();
        }

        writer.WriteLine(Summary(report));
    }

    internal static string Summary(ConformanceReport report)
        => $"{report.Count(Outcome.Passed)} passed, {report.Count(Outcome.Warned)} warned, {report.Count(Outcome.Failed)} failed, {report.Count(Outcome.NotSeen)} not seen";
}
