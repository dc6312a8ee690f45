using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LiveApi.HelpWriter;

/// <summary>Reads the page of a cmdlet; docs/README.md has the layout.</summary>
internal static partial class HelpPageReader
{
    private const string DefaultMark = "Default: ";

    private static readonly string[] s_headings = ["SYNOPSIS", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    internal static HelpPage Read(MarkdownSection page)
    {
        if (page.Title != Path.GetFileNameWithoutExtension(page.File))
        {
            throw page.Fault($"The page of {Path.GetFileNameWithoutExtension(page.File)} has the title '{page.Title}'.");
        }

        foreach (MarkdownSection section in page.Sections.Where(section => !s_headings.Contains(section.Title, StringComparer.Ordinal)))
        {
            throw section.Fault($"'{section.Title}' is none of the headings of a page: {string.Join(", ", s_headings)}.");
        }

        return new HelpPage(
            page.Title,
            string.Join(' ', Needed(page, "SYNOPSIS").Paragraphs),
            Needed(page, "DESCRIPTION").Blocks,
            [.. Needed(page, "EXAMPLES").Sections.Select(Example)],
            [.. Parameters(page)],
            [.. Optional(page, "INPUTS").Select(section => new HelpType(section.Title, section.Blocks))],
            [.. Optional(page, "OUTPUTS").Select(section => new HelpType(section.Title, section.Blocks))],
            page.Sections.FirstOrDefault(section => section.Title == "NOTES")?.Blocks ?? [],
            [.. page.Sections.Where(section => section.Title == "RELATED LINKS").SelectMany(section => section.Paragraphs).Select(text => text.TrimStart('-', '*', ' '))]);
    }

    private static MarkdownSection Needed(MarkdownSection page, string title)
        => page.Sections.FirstOrDefault(section => section.Title == title && (section.Blocks.Count > 0 || section.Sections.Count > 0))
            ?? throw page.Fault($"'## {title}' is missing or empty.");

    private static List<MarkdownSection> Optional(MarkdownSection page, string title)
        => page.Sections.FirstOrDefault(section => section.Title == title)?.Sections ?? [];

    private static HelpExample Example(MarkdownSection section)
    {
        int code = section.Blocks.FindIndex(block => block.Language is "powershell");
        return code < 0
            ? throw section.Fault($"The example '{section.Title}' has no fence that begins with ```powershell.")
            : new HelpExample(section.Title, section.Blocks[..code], section.Blocks[code].Text, section.Blocks[(code + 1)..]);
    }

    // Parameters that several cmdlets share are described on one page; "Also has the parameters of [Other-Noun](Other-Noun.md)." brings them along.
    private static IEnumerable<HelpParameter> Parameters(MarkdownSection page)
    {
        List<HelpParameter> own = [.. Optional(page, "PARAMETERS").Select(Parameter)];
        IEnumerable<string> others = (page.Sections.FirstOrDefault(section => section.Title == "PARAMETERS")?.Paragraphs ?? [])
            .Select(text => AlsoHas().Match(text)).Where(match => match.Success).Select(match => match.Groups[1].Value);
        return own.Concat(others
            .SelectMany(other => Parameters(MarkdownSection.Read(Path.Combine(Path.GetDirectoryName(page.File)!, other + ".md"))))
            .Where(shared => own.All(parameter => parameter.Name != shared.Name)));
    }

    [GeneratedRegex(@"^Also has the parameters of ([A-Z]\w+-\w+)\.$")]
    private static partial Regex AlsoHas();

    private static HelpParameter Parameter(MarkdownSection section)
    {
        if (!section.Title.StartsWith('-'))
        {
            throw section.Fault($"A parameter's heading is '### -Name', not '{section.Title}'.");
        }

        Block? byDefault = section.Blocks.LastOrDefault(block => block.Language is null && block.Text.StartsWith(DefaultMark, StringComparison.Ordinal));
        List<Block> text = [.. section.Blocks.Where(block => block != byDefault)];
        return text.Count == 0
            ? throw section.Fault($"'{section.Title}' has no paragraph.")
            : new HelpParameter(section.Title[1..], text, byDefault?.Text[DefaultMark.Length..].TrimEnd('.'));
    }
}
