using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LiveApi.Hosted.Tests.Pester;
using LiveApi.Hosted.Tests.Pester.Model;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>The files of tests/Pester in the hosted engine: each <c>It</c> a test of its own, under the name that Pester gives it.</summary>
public sealed class PesterTests(PesterRuns runs) : IClassFixture<PesterRuns>
{
    [Theory]
    [MemberData(nameof(Tests))]
    public void It(string file, string path)
    {
        PesterTest test = runs.Of(file).Root.Tests.Single(test => test.Path == path);
        Assert.SkipWhen(test.Result is PesterResult.Skipped, test.SkipReason ?? "is skipped");
        Assert.True(test.Result is PesterResult.Passed, $"{test.Result}: {PesterRuns.Describe(test)}");
    }

    /// <summary>A teardown that fails leaves its tests as they are, in Pester too: here it fails the file.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Setups_and_teardowns_of(string file)
        => Assert.Empty(runs.Of(file).BlockErrors.Select(PesterRuns.Describe));

    /// <summary>names.txt is what real Pester is compared with; LIVEAPI_UPDATE_NAMES=1 writes it anew.</summary>
    [Fact]
    public void The_names_are_those_in_names_txt()
    {
        string list = Path.Combine(PesterRuns.Folder, "names.txt");
        string[] found = [.. Discovered().Select(test => $"{test.File} | {test.Path}")];
        if (Environment.GetEnvironmentVariable("LIVEAPI_UPDATE_NAMES") is "1")
        {
            File.WriteAllLines(list, found);
        }
        string[] committed = File.Exists(list) ? File.ReadAllLines(list) : [];
        string[] difference = [.. found.Except(committed).Select(name => "+ " + name), .. committed.Except(found).Select(name => "- " + name)];
        Assert.True(difference is [], $"tests/Pester/names.txt is not what the files say:{Environment.NewLine}{string.Join(Environment.NewLine, difference)}");
        Assert.Equal(found, committed);
    }

    public static IEnumerable<TheoryDataRow<string, string>> Tests()
        => Discovered().Select(test => new TheoryDataRow<string, string>(test.File, test.Path) { TestDisplayName = test.Path, Label = "" });

    public static IEnumerable<TheoryDataRow<string>> Files() => PesterRuns.FileNames.Select(name => new TheoryDataRow<string>(name));

    private static List<(string File, string Path)> Discovered()
    {
        List<(string File, string Path)> tests = [];
        foreach (string name in PesterRuns.FileNames)
        {
            using PesterFile file = PesterFile.Discover(Path.Combine(PesterRuns.Folder, name));
            if (file.DiscoveryError is { } error)
            {
                throw new InvalidOperationException($"{name} cannot be read: {PesterRuns.Describe(error)}");
            }
            tests.AddRange(file.Root.Tests.Select(test => (name, test.Path)));
        }
        string[] twice = [.. tests.GroupBy(test => test).Where(group => group.Count() > 1).Select(group => $"{group.Key.File} | {group.Key.Path}")];
        return twice is [] ? tests : throw new InvalidOperationException($"Names that stand for more than one test: {string.Join("; ", twice)}");
    }
}
