using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace LiveApi.HelpWriter;

/// <summary>Writes an about_ page as the plain text that Get-Help shows: headings at the margin, text indented and wrapped.</summary>
internal static class AboutTopic
{
    private const int Width = 80;
    private const string Indent = "    ";

    // Get-Help lists a topic by the line under this heading: by one line, however long.
    private const string Listed = "SHORT DESCRIPTION";

    internal static string From(MarkdownSection page)
    {
        string name = Path.GetFileNameWithoutExtension(page.File);
        if (page.Title != name)
        {
            throw page.Fault($"The page of {name} has the title '{page.Title}'.");
        }

        if (page.Sections is not [{ Title: Listed }, ..])
        {
            throw page.Fault($"An about_ page begins with '## {Listed}'.");
        }

        StringBuilder text = new();
        text.Append("TOPIC\n").Append(Indent).Append(name).Append('\n');
        foreach (MarkdownSection section in page.Sections)
        {
            Append(section, text);
        }

        return text.ToString();
    }

    private static void Append(MarkdownSection section, StringBuilder text)
    {
        text.Append('\n').Append(section.Level == 2 ? section.Title.ToUpperInvariant() : "  " + section.Title).Append('\n');
        bool first = true;
        foreach (Block block in section.Blocks)
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            bool asItIs = block.Language is not null || block.Text.StartsWith('|') || section.Title == Listed;
            foreach (string line in asItIs ? block.Text.Split('\n') : Wrap(block.Text))
            {
                text.Append((Indent + (block.Language is null ? string.Empty : Indent) + line).TrimEnd()).Append('\n');
            }
        }

        foreach (MarkdownSection inner in section.Sections)
        {
            Append(inner, text);
        }
    }

    private static IEnumerable<string> Wrap(string paragraph)
    {
        StringBuilder line = new();
        foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width - Indent.Length)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? string.Empty : " ").Append(word);
        }

        yield return line.ToString();
    }
}
