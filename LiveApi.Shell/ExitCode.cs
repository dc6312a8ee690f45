namespace LiveApi.Shell;

/// <summary>The exit codes that are not a script's own.</summary>
internal static class ExitCode
{
    internal const int Success = 0;

    internal const int Failure = 1;

    internal const int BadCommandLine = 64;

    // pwsh ends an interrupted script with 0; a caller that goes on after Ctrl+C as if all were done is worse than a difference.
    internal const int Interrupted = 130;
}
