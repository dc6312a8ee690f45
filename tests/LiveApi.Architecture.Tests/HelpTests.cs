using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using LiveApi.Architecture.Tests.Support;
using LiveApi.HelpWriter;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>Every cmdlet has a page, every parameter a paragraph, and Get-Help's files are made of them.</summary>
public sealed class HelpTests
{
    private static readonly string s_pages = Repository.PathOf("docs", "en-US");

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet()
    {
        string[] cmdlets = [.. Cmdlets().Select(cmdlet => cmdlet.Name)];
        string[] pages = [.. Pages().Select(page => page.Name)];

        Rule.Holds("A cmdlet has a page in docs/en-US.", cmdlets.Except(pages));
        Rule.Holds("A page in docs/en-US has a cmdlet.", pages.Except(cmdlets));
    }

    [Fact]
    public void Every_parameter_has_a_paragraph_and_every_paragraph_a_parameter()
    {
        (CmdletType Cmdlet, HelpPage Page)[] pairs = [.. Cmdlets().Join(Pages(), cmdlet => cmdlet.Name, page => page.Name, (cmdlet, page) => (cmdlet, page))];

        Rule.Holds("A parameter has a paragraph.", pairs.SelectMany(pair => pair.Cmdlet.Parameters
            .Except(pair.Page.Parameters.Select(parameter => parameter.Name))
            .Select(name => $"{pair.Cmdlet.Name} -{name}")));
        Rule.Holds("A paragraph has a parameter.", pairs.SelectMany(pair => pair.Page.Parameters
            .Select(parameter => parameter.Name)
            .Except(pair.Cmdlet.Parameters)
            .Select(name => $"{pair.Cmdlet.Name} -{name}")));
    }

    [Fact]
    public void Links_between_pages_lead_to_pages()
        => Rule.Holds("A related link is a cmdlet with a page, an about_ topic or an address.", Pages().SelectMany(page => page.Links
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !File.Exists(Path.Combine(s_pages, link + ".md")))
            .Select(link => $"{page.Name}: {link}")));

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void The_staged_help_has_every_cmdlet_and_topic(string build)
    {
        string folder = Repository.PathOf("bin", build, "en-US");
        XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
        XDocument maml = XDocument.Load(Path.Combine(folder, "LiveApi.PowerShell.dll-Help.xml"));

        Assert.Equal(
            Cmdlets().Select(cmdlet => cmdlet.Name),
            maml.Descendants(command + "details").Select(details => details.Element(command + "name")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            Directory.EnumerateFiles(s_pages, "about_*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "about_*.help.txt").Select(file => Path.GetFileName(file).Replace(".help.txt", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<CmdletType> Cmdlets()
    {
        using StagedAssembly assembly = StagedAssembly.Open("net10.0", "LiveApi.PowerShell");
        return CmdletTypes.Of(assembly);
    }

    private static IEnumerable<HelpPage> Pages() => Directory.EnumerateFiles(s_pages, "*.md")
        .Where(file => !Path.GetFileName(file).StartsWith("about_", StringComparison.Ordinal))
        .Select(file => HelpPageReader.Read(MarkdownSection.Read(file)));
}
