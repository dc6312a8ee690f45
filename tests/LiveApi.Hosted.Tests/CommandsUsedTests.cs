using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using LiveApi.Hosted.Tests.Pester;
using LiveApi.Hosted.Tests.Support;
using LiveApi.Shell.Engine;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>What README, examples and Pester files call is there without pwsh: engine, stand-ins, LiveApi, and Pester's words in Pester files.</summary>
public sealed partial class CommandsUsedTests
{
    private static readonly HashSet<string> s_known = new(
        [.. ShellRunspace.CreateState().Commands.Select(command => command.Name), .. ModuleManifest.Cmdlets], StringComparer.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_command_is_known(string source)
    {
        string path = Repository.PathOf(source);
        foreach ((string script, bool pester) in Scripts(path))
        {
            ScriptBlockAst ast = Parser.ParseInput(script, path, out _, out ParseError[] errors);
            Assert.Empty(errors.Select(error => $"{error.Extent.Text}: {error.Message}"));
            Assert.Empty(Unknown(ast, pester));
        }
    }

    [Theory]
    [InlineData("Get-Process", "Get-Process")]
    [InlineData("$x = 1 | Sort-Object | Export-Csv a.csv", "Export-Csv")]
    [InlineData("function Local { } Local; & $block; ./LiveApi.psm1; Get-LiveSession | ForEach-Object { % { } }", null)]
    [InlineData("Describe 'x' { }", "Describe")]
    public void The_check_itself_finds(string script, string? unknown)
        => Assert.Equal(unknown is null ? [] : [unknown], Unknown(Parser.ParseInput(script, out _, out _), pester: false));

    public static IEnumerable<TheoryDataRow<string>> Sources()
        => new[] { Repository.PathOf("README.md") }
            .Concat(Files(Repository.PathOf("examples")))
            .Concat(Files(Repository.PathOf("tests", "Pester")))
            .Where(File.Exists)
            .Select(path => new TheoryDataRow<string>(Path.GetRelativePath(Repository.Root, path)));

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.ps1", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    // A fence of a Pester file says 'powershell test'.
    private static IEnumerable<(string Script, bool IsPester)> Scripts(string path)
        => path.EndsWith(".md", StringComparison.Ordinal)
            ? Fence().Matches(File.ReadAllText(path)).Select(fence => (fence.Groups[2].Value, fence.Groups[1].Value.Trim() == "test"))
            : [(File.ReadAllText(path), path.EndsWith(".Tests.ps1", StringComparison.Ordinal))];

    private static string[] Unknown(ScriptBlockAst script, bool pester)
    {
        HashSet<string> defined = new(
            script.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true).Cast<FunctionDefinitionAst>().Select(function => function.Name),
            StringComparer.OrdinalIgnoreCase);
        return
        [
            .. script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
                .Cast<CommandAst>()
                .Select(command => command.GetCommandName())
                .OfType<string>()
                .Where(name => !s_known.Contains(name) && !defined.Contains(name) && !(pester && PesterFile.Words.ContainsKey(name)))
                .Where(name => !File.Exists(Repository.PathOf(name)))
                .Distinct(),
        ];
    }

    [GeneratedRegex(@"^```(?:powershell|pwsh|ps1)([^\n]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Fence();
}
