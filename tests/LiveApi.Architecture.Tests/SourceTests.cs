using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using LiveApi.Architecture.Tests.Support;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>How the files of the project look.</summary>
public sealed class SourceTests
{
    private const int MostLines = 300;

    /// <summary>Files that are longer, each with the reason why it is not cut.</summary>
    private static readonly Dictionary<string, string> s_longFiles = new(StringComparer.Ordinal);

    /// <summary>Scripts that Windows PowerShell never reads, each with the reason for what it holds.</summary>
    private static readonly Dictionary<string, string> s_beyondAscii = new(StringComparer.Ordinal)
    {
        ["tests/LiveApi.Hosted.Tests/Support/StandIns.ps1"] = "what it compares between pwsh and the stand-ins is characters outside ASCII, too",
    };

    private static readonly string[] s_text = [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".ps1", ".psm1", ".psd1", ".ps1xml", ".yaml", ".yml", ".xml", ".txt", "run"];

    [Fact]
    public void Scripts_are_ASCII_since_Windows_PowerShell_reads_a_file_without_a_mark_as_ANSI()
        => Rule.Holds("A script has ASCII characters only.", Repository.Files(".ps1", ".psm1", ".psd1", ".ps1xml")
            .Where(file => !s_beyondAscii.ContainsKey(file))
            .SelectMany(file => File.ReadAllLines(Repository.PathOf(file)).Select((line, index) => (file, line, index)))
            .Where(place => place.line.Any(character => character > 127))
            .Select(place => $"{place.file}({place.index + 1}): {place.line.Trim()}"));

    [Fact]
    public void A_source_file_answers_one_question_in_at_most_three_hundred_lines()
    {
        (string File, int Lines)[] files = [.. Repository.Files(".cs").Select(file => (file, File.ReadLines(Repository.PathOf(file)).Count()))];

        Rule.Holds($"A source file has at most {MostLines} lines.", files.Where(file => file.Lines > MostLines && !s_longFiles.ContainsKey(file.File)).Select(file => $"{file.File}: {file.Lines}"));
        Rule.Holds("An exception is still needed.", s_longFiles.Keys.Where(name => !files.Any(file => file.File == name && file.Lines > MostLines)));
    }

    [Fact]
    public void No_file_names_a_place_on_somebodys_machine()
    {
        // The folders of a person, and of a build machine, in the spelling of each system. Cut in two, so that this file is not one of its finds.
        Regex place = new("(?<![A-Za-z0-9_.~-])/" + @"(work|root|workspace|builds)/[A-Za-z]|(?<![A-Za-z0-9_.~-])/" + @"(home|Users)/(?!me/|user/)[a-z]+/|[A-Z]:\\" + @"Users\\(?!me\\)");

        Rule.Holds("No path of a machine.", Repository.Files(s_text)
            .SelectMany(file => File.ReadAllLines(Repository.PathOf(file)).Select((line, index) => (file, line, index)))
            .Where(found => place.IsMatch(found.line))
            .Select(found => $"{found.file}({found.index + 1}): {found.line.Trim()}"));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Repository.Read("LiveApi.slnx");

        Rule.Holds("A project stands in LiveApi.slnx, or `dotnet test` never sees it.", Repository.Files(".csproj")
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Relative_links_in_Markdown_lead_somewhere()
        => Rule.Holds("A link leads to a file.", Repository.Files(".md")
            .SelectMany(file => Regex.Matches(WithoutFences(Repository.Read(file)), @"\]\((?!https?://|#|mailto:)([^)#\s]+)[^)]*\)")
                .Select(link => (file, target: link.Groups[1].Value)))
            .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(Repository.PathOf(link.file))!, link.target)))
            .Select(link => $"{link.file}: {link.target}"));

    [Fact]
    public void The_list_of_decisions_names_every_one_by_its_title()
    {
        string index = Repository.Read("docs", "adr", "README.md");

        Rule.Holds("A decision stands in docs/adr/README.md.", Directory.EnumerateFiles(Repository.PathOf("docs", "adr"), "0*.md")
            .Select(file => (Name: Path.GetFileName(file), Title: File.ReadLines(file).First()))
            .Select(decision => $"| [{decision.Name[..4]}]({decision.Name}) | {Regex.Replace(decision.Title, @"^# \d+\. ", string.Empty)} |")
            .Where(row => !index.Contains(row, StringComparison.Ordinal)));
    }

    private static string WithoutFences(string markdown) => Regex.Replace(markdown, @"^(```+).*?^\1\s*$", string.Empty, RegexOptions.Multiline | RegexOptions.Singleline);
}
