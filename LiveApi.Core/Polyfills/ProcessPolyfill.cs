using System.Reflection;

namespace System.Diagnostics;

internal static class ProcessPolyfill
{
    // Every .NET that PowerShell 7 runs on has it; .NET Framework has not.
    private static readonly MethodInfo? KillTree = typeof(Process).GetMethod(nameof(Process.Kill), [typeof(bool)]);

    /// <summary>Ends a process and what it has started; on .NET Framework the process alone, and what it started ends with its pipes.</summary>
    public static void Kill(this Process process, bool entireProcessTree)
    {
        if (KillTree is null)
        {
            process.Kill();
            return;
        }

        try
        {
            KillTree.Invoke(process, [entireProcessTree]);
        }
        catch (TargetInvocationException fault) when (fault.InnerException is not null)
        {
            Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(fault.InnerException).Throw();
        }
    }
}
