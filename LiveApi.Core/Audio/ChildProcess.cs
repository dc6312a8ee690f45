using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>A program with pipes and no shell, that never outlives its owner.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _errors;

    private ChildProcess(Process process, Action<string?> onErrorLine)
    {
        _process = process;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _exit.TrySetResult(process.ExitCode);
        process.Start();
        process.StandardInput.Close();
        _errors = ReadErrorsAsync(process.StandardError, onErrorLine);
    }

    internal Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts a program; each line of its standard error goes to <paramref name="onErrorLine"/>, then null.</summary>
    internal static ChildProcess Start(string program, IEnumerable<string> arguments, Action<string?> onErrorLine)
    {
        Process process = new()
        {
            StartInfo = new ProcessStartInfo(program, CommandLine.Join(arguments))
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };

        try
        {
            return new ChildProcess(process, onErrorLine);
        }
        catch (Win32Exception fault)
        {
            process.Dispose();
            throw new LiveException(LiveFault.ProgramMissing, $"'{program}' cannot be started: {fault.Message}", "Check that it is a program for this system, and that you may run it.", fault);
        }
    }

    /// <summary>Its exit code, once it has ended and all that it said has been read.</summary>
    internal async Task<int> WaitForExitAsync()
    {
        int code = await _exit.Task.ConfigureAwait(false);
        await _errors.ConfigureAwait(false);
        return code;
    }

    internal void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself in the meantime, or is about to.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        _process.StandardOutput.Dispose();   // Process.Dispose leaves open what has been used
        await _exit.Task.ConfigureAwait(false);
        _process.Dispose();
    }

    // Owns the pipe: nobody waits for what an orphan of the program may still have to say.
    private static async Task ReadErrorsAsync(StreamReader errors, Action<string?> onErrorLine)
    {
        using StreamReader owned = errors;
        try
        {
            while (await errors.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                onErrorLine(line);
            }
        }
        finally
        {
            onErrorLine(null);
        }
    }
}
