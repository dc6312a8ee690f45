using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LiveApi.HelpWriter;

/// <summary>A heading with the blocks and the deeper headings below it.</summary>
internal sealed partial class MarkdownSection(string file, int line, int level, string title)
{
    internal string File { get; } = file;

    internal int Line { get; } = line;

    internal int Level { get; } = level;

    internal string Title { get; } = title;

    internal List<Block> Blocks { get; } = [];

    internal List<MarkdownSection> Sections { get; } = [];

    internal IEnumerable<string> Paragraphs => Blocks.Where(block => block.Language is null).Select(block => block.Text);

    internal PageFault Fault(string message) => new(File, Line, message);

    /// <summary>Reads a file whose one heading of the first level is its title.</summary>
    internal static MarkdownSection Read(string file) => Parse(file, System.IO.File.ReadAllLines(file));

    internal static MarkdownSection Parse(string file, string[] lines)
    {
        Stack<MarkdownSection> open = new();
        List<string> paragraph = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            Match heading = Heading().Match(line);
            Match fence = Fence().Match(line);
            bool apart = heading.Success || fence.Success || line.Trim().Length == 0 || ListItem().IsMatch(line);
            if (apart && paragraph.Count > 0)
            {
                open.Peek().Blocks.Add(new Block(PlainText.From(paragraph), null));
                paragraph.Clear();
            }

            if (heading.Success)
            {
                Open(new MarkdownSection(file, i + 1, heading.Groups[1].Length, heading.Groups[2].Value.Trim()), open);
            }
            else if (open.Count == 0)
            {
                if (line.Trim().Length > 0)
                {
                    throw new PageFault(file, i + 1, "A page begins with its title, '# Name'.");
                }
            }
            else if (fence.Success)
            {
                int end = Array.FindIndex(lines, i + 1, candidate => candidate.TrimEnd() == fence.Groups[1].Value);
                if (end < 0)
                {
                    throw new PageFault(file, i + 1, "This fence is never closed.");
                }

                open.Peek().Blocks.Add(new Block(string.Join('\n', lines[(i + 1)..end]), fence.Groups[2].Value));
                i = end;
            }
            else if (line.Trim().Length > 0)
            {
                paragraph.Add(line);
            }
        }

        if (open.Count == 0)
        {
            throw new PageFault(file, 1, "A page begins with its title, '# Name'.");
        }

        if (paragraph.Count > 0)
        {
            open.Peek().Blocks.Add(new Block(PlainText.From(paragraph), null));
        }

        return open.Last();
    }

    private static void Open(MarkdownSection section, Stack<MarkdownSection> open)
    {
        while (open.Count > 0 && open.Peek().Level >= section.Level)
        {
            open.Pop();
        }

        if (open.Count == 0 ? section.Level != 1 : section.Level != open.Peek().Level + 1)
        {
            throw section.Fault($"'{section.Title}' is a heading of level {section.Level} that stands under none of level {section.Level - 1}.");
        }

        if (open.Count > 0)
        {
            open.Peek().Sections.Add(section);
        }

        open.Push(section);
    }

    [GeneratedRegex(@"^(#{1,4}) (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(```+)([a-z]*)(?: [a-z]+)?\s*$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.) ")]
    private static partial Regex ListItem();
}

/// <summary>A paragraph, or with a language (perhaps an empty one) a fence, word for word.</summary>
internal sealed record Block(string Text, string? Language);
