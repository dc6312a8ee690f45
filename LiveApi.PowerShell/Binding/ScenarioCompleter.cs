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
    ];

    public override IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => base.CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters)
            .Concat(CompletionCompleters.CompleteFilename(wordToComplete.Trim('\'', '"')).Where(static one => one.ResultType is CompletionResultType.ProviderContainer || IsScenario(one.ListItemText)));

    private static bool IsScenario(string file) => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
