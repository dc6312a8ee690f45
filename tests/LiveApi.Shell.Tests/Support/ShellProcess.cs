using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Shell.Tests.Support;

/// <summary>The shell as a program of its own, with every stream redirected.</summary>
internal sealed class ShellProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ShellProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    internal StreamReader Output => _process.StandardOutput;

    internal static ShellProcess Start(IEnumerable<string> arguments, string? input = null)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The output of a test must not depend on whose machine it runs on.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "LiveApi.Shell.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        Process process = Process.Start(start)!;
        if (input is not null)
        {
            process.StandardInput.Write(input);
        }
        process.StandardInput.Close();
        return new ShellProcess(process);
    }

    internal static async Task<ShellResult> RunAsync(CancellationToken stop, params string[] arguments)
        => await RunAsync(null, stop, arguments);

    internal static async Task<ShellResult> RunAsync(string? input, CancellationToken stop, params string[] arguments)
    {
        using ShellProcess shell = Start(arguments, input);
        return await shell.EndAsync(stop);
    }

    internal async Task<ShellResult> EndAsync(CancellationToken stop)
    {
        string output = await Output.ReadToEndAsync(stop);
        string errors = await _errors.WaitAsync(stop);
        await _process.WaitForExitAsync(stop);
        return new ShellResult(_process.ExitCode, output.ReplaceLineEndings("\n"), errors.ReplaceLineEndings("\n"));
    }

    internal async Task InterruptAsync(CancellationToken stop)
    {
        using Process kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(stop);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }
}
