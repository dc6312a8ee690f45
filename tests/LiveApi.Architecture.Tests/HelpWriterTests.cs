using System;
using System.Linq;
using LiveApi.HelpWriter;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>How a page is read: what it may hold, and where the writer of a page is sent when it does not.</summary>
public sealed class HelpWriterTests
{
    private const string Page = """
        # Get-Thing

        ## SYNOPSIS
        Gets a **thing** by `Name`.

        ## DESCRIPTION
        First line,
        and its second.

        - one
          goes on
        - two

        ## EXAMPLES

        ### By name
        Before.

        ```powershell
        Get-Thing a
        # not a heading
        ```

        After.

        ## PARAMETERS

        ### -Name
        See [the docs](https://example.org/).

        Default: all of them.

        ## RELATED LINKS
        - [Set-Thing](Set-Thing.md)
        """;

    [Fact]
    public void A_page_is_read_as_prose_without_marks()
    {
        HelpPage page = Read(Page);

        Assert.Equal("Gets a thing by Name.", page.Synopsis);
        Assert.Equal(["First line, and its second.", "- one goes on", "- two"], page.Description.Select(block => block.Text));
        Assert.Equal(("By name", "Get-Thing a\n# not a heading"), (page.Examples.Single().Title, page.Examples.Single().Code));
        Assert.Equal(["Before.", "After."], page.Examples.Single().Before.Concat(page.Examples.Single().After).Select(block => block.Text));
        Assert.Equal(("Name", "all of them"), (page.Parameters.Single().Name, page.Parameters.Single().Default));
        Assert.Equal("See the docs (https://example.org/).", page.Parameters.Single().Text.Single().Text);
        Assert.Equal(["Set-Thing"], page.Links);
    }

    [Theory]
    [InlineData("# Get-Thing", "# Get-Other", "Get-Thing.md(1): error HELP001: The page of Get-Thing has the title 'Get-Other'.")]
    [InlineData("## PARAMETERS", "## PARAMETER", "Get-Thing.md(26): error HELP001: 'PARAMETER' is none of the headings")]
    [InlineData("### -Name", "### Name", "Get-Thing.md(28): error HELP001: A parameter's heading is '### -Name', not 'Name'.")]
    [InlineData("See [the docs](https://example.org/).", "", "Get-Thing.md(28): error HELP001: '-Name' has no paragraph.")]
    [InlineData("```powershell", "```text", "Get-Thing.md(16): error HELP001: The example 'By name' has no fence")]
    [InlineData("Gets a **thing** by `Name`.", "", "Get-Thing.md(1): error HELP001: '## SYNOPSIS' is missing or empty.")]
    [InlineData("## EXAMPLES", "", "Get-Thing.md(1): error HELP001: '## EXAMPLES' is missing or empty.")]
    public void A_fault_says_where_and_what(string right, string wrong, string message)
        => Assert.StartsWith(message, Assert.Throws<PageFault>(() => Read(Page.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fence_that_is_never_closed_is_a_fault()
        => Assert.Contains("(4): error HELP001: This fence", Assert.Throws<PageFault>(() => Read("# Get-Thing\n## SYNOPSIS\nA\n```powershell\nx")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_about_page_becomes_text_of_eighty_columns()
    {
        string text = AboutTopic.From(MarkdownSection.Parse("about_Thing.md", ["# about_Thing", "", "## SHORT DESCRIPTION", "Things.", "", "## LONG DESCRIPTION", string.Concat(Enumerable.Repeat("word ", 40)), "", "```powershell", "Get-Thing", "```"]));

        Assert.StartsWith("TOPIC\n    about_Thing\n\nSHORT DESCRIPTION\n    Things.\n\nLONG DESCRIPTION\n    word", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n        Get-Thing\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void What_Get_Help_lists_a_topic_by_is_one_line()
    {
        string sentence = string.Concat(Enumerable.Repeat("word ", 40)).TrimEnd();

        string text = AboutTopic.From(MarkdownSection.Parse("about_Thing.md", ["# about_Thing", "", "## SHORT DESCRIPTION", sentence]));

        Assert.EndsWith($"SHORT DESCRIPTION\n    {sentence}\n", text, StringComparison.Ordinal);
    }

    private static HelpPage Read(string page) => HelpPageReader.Read(MarkdownSection.Parse("Get-Thing.md", page.ReplaceLineEndings("\n").Split('\n')));
}
