using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using LiveApi.Architecture.Tests.Support;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>The manifest says what the assembly has, by name, so that auto-loading works without loading.</summary>
public sealed class ManifestTests
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void It_exports_the_cmdlets_of_the_assembly_and_no_others(string build)
    {
        using StagedAssembly assembly = StagedAssembly.Open(build, "LiveApi.PowerShell");
        string[] cmdlets = [.. CmdletTypes.Of(assembly).Select(cmdlet => cmdlet.Name)];
        string[] exported = [.. Manifest.List("CmdletsToExport")];

        Assert.NotEmpty(cmdlets);
        Rule.Holds("A cmdlet of the assembly stands in CmdletsToExport.", cmdlets.Except(exported));
        Rule.Holds("A name in CmdletsToExport is a cmdlet of the assembly.", exported.Except(cmdlets));
        Assert.Equal(exported.Order(StringComparer.Ordinal), exported);
    }

    [Fact]
    public void Nothing_else_is_exported()
    {
        Assert.Empty(Manifest.List("FunctionsToExport"));
        Assert.Empty(Manifest.List("AliasesToExport"));
        Assert.Empty(Manifest.List("VariablesToExport"));
    }

    [Fact]
    public void The_files_it_names_are_there()
        => Rule.Holds("A format file of the manifest exists.", Manifest.List("FormatsToProcess").Where(file => !File.Exists(Repository.PathOf(file))));

    [Fact]
    public void Its_list_of_files_is_what_a_package_needs_and_nothing_else()
    {
        // Symbols, documentation for compilers and what only a web server reads stay behind.
        string[] needed = [.. Directory.EnumerateFiles(Repository.PathOf("bin"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => Regex.IsMatch(file, @"\.dll$|-Help\.xml$|\.help\.txt$|^bin/simulator/.*\.(deps|runtimeconfig)\.json$"))
            .Concat(Directory.EnumerateFiles(Repository.Root, "LiveApi.*").Select(file => Path.GetFileName(file)).Where(file => Regex.IsMatch(file, @"\.(psd1|psm1|ps1xml)$")))
            .Concat(["CHANGELOG.md", "LICENSE", "README.md"])
            .Order(StringComparer.Ordinal)];

        Rule.Holds("A file that the module needs stands in FileList.", needed.Except(Manifest.List("FileList")));
        Rule.Holds("A file of FileList is needed and there.", Manifest.List("FileList").Except(needed));
    }

    [Fact]
    public void Its_version_is_the_one_that_the_changelog_begins_with()
    {
        Match newest = Regex.Match(Repository.Read("CHANGELOG.md"), @"^## v(\S+) - \S+", RegexOptions.Multiline);

        Assert.Equal(Manifest.Version, newest.Groups[1].Value);
    }
}
