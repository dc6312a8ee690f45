using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>A simulator in a process of its own, and what it costs.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SimulatorProcess(Process process, Uri address, TimeSpan listening) => (_process, Address, Listening) = (process, address, listening);

    internal Uri Address { get; }

    /// <summary>From the start of the process to the line that says where it listens.</summary>
    internal TimeSpan Listening { get; }

    internal TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    internal long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the program, or the one that was built beside this one.</summary>
    internal static async Task<SimulatorProcess> StartAsync(string? program, params string[] arguments)
    {
        string file = program ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "LiveApi.Simulator", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), OperatingSystem.IsWindows() ? "LiveApi.Simulator.exe" : "LiveApi.Simulator"));
        if (!File.Exists(file)) { throw new FileNotFoundException($"There is no simulator at {file}: build it with dotnet build LiveApi.Simulator, in the configuration of this program, or name one with --simulator."); }
        long start = Stopwatch.GetTimestamp();
        Process process = Process.Start(new ProcessStartInfo(file, ["serve", "--quiet", "--stop-with-stdin", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string? line = await process.StandardOutput.ReadLineAsync();
        TimeSpan listening = Stopwatch.GetElapsedTime(start);
        return line?.StartsWith("listening on ", StringComparison.Ordinal) == true
            ? new SimulatorProcess(process, new Uri(line["listening on ".Length..]), listening)
            : throw new InvalidOperationException($"The simulator did not start: {line}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using (System.Threading.CancellationTokenSource limit = new(TimeSpan.FromSeconds(10)))
        {
            try { await _process.WaitForExitAsync(limit.Token); }
            catch (OperationCanceledException) { _process.Kill(); }
        }

        _process.Dispose();
    }
}
