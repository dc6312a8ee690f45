using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Simulator;

/// <summary>A program that prints lines, and that ends when its standard input does: with us, however we end.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    private const int LinesKept = 200;

    private readonly Process _process;
    private readonly Action<string> _onLine;
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _outputRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _errorsRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="LiveException">ProgramMissing: it cannot be started.</exception>
    internal SimulatorProcess(string program, string arguments, Action<string> onLine)
    {
        _onLine = onLine;
        _process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.Exited += (_, _) => _exit.TrySetResult(_process.ExitCode);
        _process.OutputDataReceived += (_, line) => Take(line.Data, _outputRead);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, _errorsRead);
        try
        {
            _process.Start();
        }
        catch (Win32Exception fault)
        {
            _process.Dispose();
            throw new LiveException(LiveFault.ProgramMissing, $"'{program}' cannot be started: {fault.Message}", SimulatorFaults.Unstartable(program, fault), fault);
        }

        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal int Id { get; }

    /// <summary>Ends with the process, with its exit code.</summary>
    internal Task<int> Exit => _exit.Task;

    /// <summary>Ends when the process has ended and all that it printed has been read.</summary>
    internal Task Silence => Task.WhenAll(_exit.Task, _outputRead.Task, _errorsRead.Task);

    /// <summary>The last lines that it printed.</summary>
    internal IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Asks it to end.</summary>
    internal void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            // Closed already.
        }
    }

    /// <summary>Ends it at once.</summary>
    internal void Kill()
    {
        CloseInput();
        try
        {
            _process.Kill();
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself in the meantime.
        }
    }

    /// <summary>Asks it to end, and ends it after a time: one that is killed leaves its runtime's files in the temporary folder.</summary>
    internal void End(TimeSpan patience)
    {
        CloseInput();
        try
        {
            if (!_process.WaitForExit((int)patience.TotalMilliseconds))
            {
                Kill();
                _process.WaitForExit();
            }

            _exit.TrySetResult(_process.ExitCode);
        }
        catch (InvalidOperationException)
        {
            // Stopped and disposed before.
        }

        Dispose();
    }

    public void Dispose() => _process.Dispose();

    private void Take(string? line, TaskCompletionSource<bool> end)
    {
        if (line is null)
        {
            end.TrySetResult(true);
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }
        }

        _onLine(line);
    }
}
