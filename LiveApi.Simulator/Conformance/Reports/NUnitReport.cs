using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace LiveApi.Simulator.Conformance.Reports;

/// <summary>A report in the form of NUnit 3, which build servers show beside other tests. What was not seen is skipped.</summary>
internal static class NUnitReport
{
    internal static void Write(Stream file, ConformanceReport report)
    {
        using XmlWriter writer = XmlWriter.Create(file, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        writer.WriteStartElement("test-run");
        writer.WriteAttributeString("id", "1");
        Count(writer, [.. report.Results]);
        Begin(writer, "LiveApi.Conformance", [.. report.Results]);
        foreach (GroupResult group in report.Groups)
        {
            Begin(writer, group.Name, [.. group.Results]);
            foreach (CaseResult result in group.Results) { Write(writer, group.Name, result); }
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Begin(XmlWriter writer, string name, CaseResult[] results)
    {
        writer.WriteStartElement("test-suite");
        writer.WriteAttributeString("type", "TestSuite");
        writer.WriteAttributeString("id", name);
        writer.WriteAttributeString("name", name);
        Count(writer, results);
    }

    private static void Count(XmlWriter writer, CaseResult[] results)
    {
        int Count(Outcome outcome) => results.Count(result => result.Verdict.Outcome == outcome);
        writer.WriteAttributeString("result", Count(Outcome.Failed) > 0 ? "Failed" : "Passed");
        writer.WriteAttributeString("testcasecount", $"{results.Length}");
        writer.WriteAttributeString("total", $"{results.Length}");
        writer.WriteAttributeString("passed", $"{Count(Outcome.Passed)}");
        writer.WriteAttributeString("warnings", $"{Count(Outcome.Warned)}");
        writer.WriteAttributeString("failed", $"{Count(Outcome.Failed)}");
        writer.WriteAttributeString("inconclusive", "0");
        writer.WriteAttributeString("skipped", $"{Count(Outcome.NotSeen)}");
    }

    private static void Write(XmlWriter writer, string group, CaseResult result)
    {
        writer.WriteStartElement("test-case");
        writer.WriteAttributeString("id", result.Case.Number);
        writer.WriteAttributeString("name", $"{result.Case.Number} {result.Case.Title}");
        writer.WriteAttributeString("fullname", $"LiveApi.Conformance.{group}.{result.Case.Number} {result.Case.Title}");
        writer.WriteAttributeString("result", result.Verdict.Outcome switch { Outcome.Failed => "Failed", Outcome.Warned => "Warning", Outcome.NotSeen => "Skipped", _ => "Passed" });
        if (result.Remark.Length > 0)
        {
            writer.WriteStartElement(result.Verdict.Outcome == Outcome.Failed ? "failure" : "reason");
            writer.WriteElementString("message", Clean(result.Remark));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // XML has no way to write most control characters.
    private static string Clean(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : ' '));
}
