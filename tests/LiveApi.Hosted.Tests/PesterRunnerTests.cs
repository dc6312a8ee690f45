using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LiveApi.Hosted.Tests.Pester;
using LiveApi.Hosted.Tests.Pester.Model;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>The runner gives what real Pester gives, and refuses what it does not know.</summary>
public sealed class PesterRunnerTests
{
    private static string Fixtures => Path.Combine(AppContext.BaseDirectory, "Pester", "Fixtures");

    /// <summary>results.txt is what Pester 5.9 said of these files (eng/Pester/Get-PesterResult.ps1).</summary>
    [Theory]
    [MemberData(nameof(FixtureNames))]
    public void Names_and_results_are_Pesters(string name)
    {
        using PesterFile file = PesterFile.Discover(Path.Combine(Fixtures, name));
        Assert.Null(file.DiscoveryError);
        file.Run();

        IEnumerable<string> results = file.Root.Tests.Select(test => $"{name} | {test.Result} | {test.Path}");
        IEnumerable<string> blocks = file.Root.Blocks.Where(block => block.Errors.Count > 0).Select(block => $"{name} | BlockFailed | {block.Path}");
        IEnumerable<string> expected = File.ReadLines(Path.Combine(Fixtures, "results.txt")).Where(line => line.StartsWith(name, StringComparison.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), results.Concat(blocks).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Mock", "Mock")]
    [InlineData("Operator", "FileContentMatch")]
    [InlineData("ErrorAction", "ErrorAction")]
    [InlineData("Inconclusive", "Inconclusive")]
    [InlineData("Nested", "while a test runs")]
    public void A_test_fails_at_what_the_runner_does_not_know(string name, string says)
    {
        using PesterFile file = PesterFile.Discover(Path.Combine(Fixtures, "Strict", name + ".Tests.ps1"));
        file.Run();
        PesterTest test = Assert.Single(file.Root.Tests);
        Assert.Equal(PesterResult.Failed, test.Result);
        Assert.Contains(says, Assert.Single(test.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameter", "Pending")]
    [InlineData("root", "Test cannot be directly in the root")]
    [InlineData("each", "root of a file")]
    [InlineData("twice", "stands twice")]
    [InlineData("template", "<late>")]
    [InlineData("syntax", "Missing closing '}'")]
    [InlineData("command", "No-SuchCommand")]
    public void A_file_is_refused_for(string name, string says)
    {
        using PesterFile file = PesterFile.Discover(Path.Combine(Fixtures, "Strict", $"unreadable-{name}.Tests.ps1"));
        Assert.Contains(says, file.DiscoveryError?.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_says_what_and_where()
    {
        using PesterFile file = PesterFile.Discover(Path.Combine(Fixtures, "Outcomes.Tests.ps1"));
        file.Run();
        string text = PesterRuns.Describe(file.Root.Tests.Single(test => test.Name is "fails an assertion"));
        Assert.StartsWith("Expected 1 to be 2.", text, StringComparison.Ordinal);
        Assert.Contains("Outcomes.Tests.ps1: line 3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drive_leaves_nothing_behind()
    {
        string root;
        using (PesterFile file = PesterFile.Discover(Path.Combine(Fixtures, "Drive.Tests.ps1")))
        {
            file.Run();
            root = file.Root.Drive.Folder;
            Assert.Empty(Directory.GetFileSystemEntries(root));
        }
        Assert.False(Directory.Exists(root));
    }

    public static IEnumerable<TheoryDataRow<string>> FixtureNames()
        => Directory.GetFiles(Fixtures, "*.Tests.ps1").Select(path => new TheoryDataRow<string>(Path.GetFileName(path)));
}
