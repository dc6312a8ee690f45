using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>A program run to its end, with what it wrote.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    internal static async Task<ProgramRun> StartAsync(string program, IEnumerable<string> arguments, CancellationToken stop)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(stop);
        Task<string> errors = process.StandardError.ReadToEndAsync(stop);
        try
        {
            await process.WaitForExitAsync(stop);
            return new ProgramRun(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Runs a command in LiveApi.Shell, in a process of its own.</summary>
    internal static Task<ProgramRun> ShellAsync(string command, CancellationToken stop)
        => StartAsync("dotnet", [System.IO.Path.Combine(System.AppContext.BaseDirectory, "LiveApi.Shell.dll"), "-NoProfile", "-Command", command], stop);
}
