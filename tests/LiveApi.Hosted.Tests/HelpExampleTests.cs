using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>The examples of the help pages run as they stand, and Get-Help shows the pages.</summary>
public sealed class HelpExampleTests
{
    /// <summary>What an example may take for granted, as docs/README.md tells its writers.</summary>
    private const string Given = """
        $sim = Start-LiveSimulator -Speed 10
        $key = ConvertTo-SecureString 'any-key-will-do' -AsPlainText -Force
        $session = Connect-LiveSession -Uri $sim.Uri -Model gemini-3.8-live -ApiKey $key -OutputTranscription
        """;

    private static readonly string s_pages = Repository.PathOf("docs", "en-US");

    private static readonly SemaphoreSlim s_seats = new(4);

    // Most of an example's time is speech that is sent as it is spoken: they wait side by side.
    private static readonly Lazy<Dictionary<string, Task>> s_runs = new(() => Pages.ToDictionary(row => row.Data, row => Task.Run(() => RunExamplesAsync(row.Data, Stop))));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Pages => Directory.EnumerateFiles(s_pages, "*.md")
        .Order(StringComparer.Ordinal)
        .Where(page => Markdown.PowerShellIn(page).Count > 0)
        .Select(page => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(page)));

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Every_example_of_a_page_runs(string page) => s_runs.Value[page];

    [Fact]
    public void Get_Help_finds_the_page_of_every_cmdlet_that_has_one()
    {
        using HostedShell shell = HostedShell.Open();
        string[] pages = [.. ModuleManifest.Cmdlets.Where(name => File.Exists(Path.Combine(s_pages, name + ".md")))];

        Assert.NotEmpty(pages);
        foreach (string name in pages)
        {
            Assert.NotEmpty(shell.Get<string>("$help = Get-Help $args[0] -Full; $help.description[0].Text", name));
            Assert.NotEmpty(shell.Get<string>("$help.examples.example[0].code"));
            Assert.Contains(name, shell.Get<string>("($help.syntax | Out-String)"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Get_Help_finds_the_topics()
    {
        using HostedShell shell = HostedShell.Open();
        foreach (string topic in Directory.EnumerateFiles(s_pages, "about_*.md").Select(file => Path.GetFileNameWithoutExtension(file)))
        {
            Assert.Contains(topic, shell.Get<string>("Get-Help $args[0] | Out-String", topic), StringComparison.Ordinal);
        }
    }

    private static async Task RunExamplesAsync(string page, CancellationToken stop)
    {
        await s_seats.WaitAsync(stop);
        try
        {
            using ReadersFolder folder = new();
            foreach (string example in Markdown.PowerShellIn(Path.Combine(s_pages, page + ".md")))
            {
                using HostedShell shell = HostedShell.Open();
                shell.Run("Set-Location -LiteralPath $args[0]; $ErrorActionPreference = 'Stop'", folder.Path).OrThrow();
                shell.Run(Given).OrThrow();
                HostedRun run = await shell.RunAsync(example, stop);
                Assert.True(run.Terminating is null && run.Errors.Count == 0, $"{run.Terminating ?? (run.Errors is [var error, ..] ? error : null)}\nends the example\n{example}");
                shell.Run("Remove-Module LiveApi").OrThrow();
            }
        }
        finally
        {
            s_seats.Release();
        }
    }
}
