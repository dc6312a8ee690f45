using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>The real thing: what stands in for it here is compared with it.</summary>
internal static class RealPwsh
{
    internal static Task<ProgramRun> RunAsync(string script, IEnumerable<string> arguments, CancellationToken stop)
        => ProgramRun.StartAsync(Environment.GetEnvironmentVariable("LIVEAPI_PWSH") ?? "pwsh", ["-NoProfile", "-File", script, .. arguments], stop);

    /// <summary>Real Pester's lines for the files in a folder.</summary>
    internal static async Task<IReadOnlyList<string>> PesterAsync(string folder, CancellationToken stop)
    {
        ProgramRun run = await RunAsync(Repository.PathOf("eng", "Pester", "Get-PesterResult.ps1"), ["-Folder", folder], stop);
        // What a test says on the console stands between the lines.
        return [.. Array.FindAll(run.Output.Split('\n'), line => line.Contains(".Tests.ps1 | ", StringComparison.Ordinal))];
    }
}
