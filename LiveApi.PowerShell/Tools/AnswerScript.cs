using System.Collections.ObjectModel;
using System.Management.Automation;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Tools;

/// <summary>Runs a script block for the answer to a call, in the scope of whoever wrote it. To be used on the pipeline thread.</summary>
internal static class AnswerScript
{
    /// <summary>What the block gives for the call, which is its <c>$_</c>; or what it threw.</summary>
    internal static (object? Answer, RuntimeException? Fault) Run(ScriptBlock block, LiveToolCall? call)
    {
        try
        {
            Collection<PSObject> output = block.InvokeWithContext(null, [new PSVariable("_", call)]);
            return (output.Count switch { 0 => null, 1 => output[0], _ => output }, null);
        }
        catch (RuntimeException fault) when (fault is not PipelineStoppedException)
        {
            return (null, fault);
        }
    }
}
