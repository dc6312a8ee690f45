using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LiveApi.PowerShell.Binding;

/// <summary>Completes a parameter from a list of words, by wildcard, with a tool tip each.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    protected abstract IEnumerable<(string Word, string ToolTip)> Words { get; }

    /// <summary>The words that fit the other parameters that were typed.</summary>
    protected virtual IEnumerable<(string Word, string ToolTip)> WordsBeside(IDictionary parameters) => Words;

    public virtual IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete.Trim('\'', '"');
        WildcardPattern pattern = NamePattern.Of(typed + "*");
        return WordsBeside(fakeBoundParameters)
            .Where(one => pattern.IsMatch(one.Word))
            .Select(one => new CompletionResult(Quoted(one.Word), one.Word, CompletionResultType.ParameterValue, one.ToolTip));
    }

    protected static string Quoted(string word)
        => word.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '\\' or ':') ? word : "'" + word.Replace("'", "''") + "'";
}
