namespace System.Diagnostics;

internal static class ProcessPolyfill
{
    /// <summary>The process alone: what it started itself ends with its pipes.</summary>
    public static void Kill(this Process process, bool entireProcessTree)
    {
        _ = entireProcessTree;
        process.Kill();
    }
}
