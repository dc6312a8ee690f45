using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>How a test ended, in Pester's words.</summary>
public enum PesterResult
{
    NotRun,
    Passed,
    Failed,
    Skipped,
}

/// <summary>One <c>It</c>, with one element of its <c>-ForEach</c> where it has one.</summary>
public sealed class PesterTest : PesterItem
{
    internal const string SkippedId = "PesterTestSkipped";

    private bool _ran;

    internal PesterTest(PesterBlock parent, string name, Dictionary<string, object?> data, bool skip, ScriptBlock body)
        : base(parent, name, data, skip) => Body = body;

    public ScriptBlock Body { get; }

    public IList<ErrorRecord> Errors { get; } = [];

    public override ScriptBlock Runner => PesterScripts.Test;

    /// <summary>The setups of every block around, outermost first.</summary>
    public IEnumerable<ScriptBlock> Setups => Around.Reverse().Select(block => block.BeforeEach).OfType<ScriptBlock>();

    /// <summary>The teardowns of every block around, innermost first.</summary>
    public IEnumerable<ScriptBlock> Teardowns => Around.Select(block => block.AfterEach).OfType<ScriptBlock>();

    /// <summary>Why it was skipped while it ran.</summary>
    internal string? SkipReason => Errors.FirstOrDefault(error => error.FullyQualifiedErrorId.Split(',')[0] is SkippedId)?.Exception.Message;

    /// <summary>A test that never ran because a setup around it failed has failed, as in Pester.</summary>
    internal PesterResult Result
        => SkipReason is not null ? PesterResult.Skipped
            : Errors.Count > 0 ? PesterResult.Failed
            : _ran ? PesterResult.Passed
            : Around.Any(block => block.Errors.Count > 0) ? PesterResult.Failed
            : Skip ? PesterResult.Skipped
            : PesterResult.NotRun;

    /// <summary>The errors of the test, and of the setups that kept it from running.</summary>
    internal IEnumerable<ErrorRecord> Causes => _ran ? Errors : Errors.Concat(Around.SelectMany(block => block.Errors));

    private IEnumerable<PesterBlock> Around
    {
        get
        {
            for (PesterBlock? at = Parent; at is not null; at = at.Parent)
            {
                yield return at;
            }
        }
    }

    public override void Fail(ErrorRecord error) => Errors.Add(error);

    /// <summary>Notes that the runner has come to this test.</summary>
    public void Enter() => _ran = true;
}
