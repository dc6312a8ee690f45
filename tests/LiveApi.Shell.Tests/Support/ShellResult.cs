namespace LiveApi.Shell.Tests.Support;

/// <summary>What a run of the shell left.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Errors);
