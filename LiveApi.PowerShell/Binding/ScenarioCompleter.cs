using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LiveApi.PowerShell.Binding;

/// <summary>Offers the scenarios that the simulator has built in, and files that can be one.</summary>
public sealed class ScenarioCompleter : WordCompleter
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    protected override IEnumerable<(string Word, string ToolTip)> Words =>
    [
        ("parrot", "Answers each utterance with the speech that it heard"),
        ("translator", "Answers each utterance with a transcript and its translation"),
        ("weather", "Calls the tool get_weather"),
        ("barge-in", "Is interrupted while it speaks"),
        ("go-away", "Announces the end of the connection, and resumes"),
        ("token-expiry", "Ends the session because the token expired"),
        ("conformance", "Shows a client, turn by turn, what the service may do"),
    ];

    public override IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => base.CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters).Concat(Files(wordToComplete.Trim('\'', '"')));

    // The shell completes files itself where a completer has nothing to offer, but those of every kind.
    private static IEnumerable<CompletionResult> Files(string typed)
    {
        string folder = Path.GetDirectoryName(typed) is { Length: > 0 } named ? named : typed is ['/', ..] ? "/" : ".";
        string whole = Path.Combine(Here(), folder);
        WildcardPattern pattern = NamePattern.Of(Path.GetFileName(typed) + "*");
        return !Directory.Exists(whole) ? [] : new DirectoryInfo(whole).EnumerateFileSystemInfos()
            .Where(entry => pattern.IsMatch(entry.Name) && (entry is DirectoryInfo || Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase)))
            .OrderBy(static entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .Select(entry => new CompletionResult(
                Quoted(Path.Combine(folder, entry.Name)),
                entry.Name,
                entry is DirectoryInfo ? CompletionResultType.ProviderContainer : CompletionResultType.ProviderItem,
                entry.FullName));
    }

    private static string Here()
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("$PWD.ProviderPath").Invoke<string>().FirstOrDefault() ?? Directory.GetCurrentDirectory();
    }
}
