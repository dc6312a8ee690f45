using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>The other end, running in a process of its own until it is disposed.</summary>
internal sealed class LoopbackProcess : IAsyncDisposable
{
    private readonly Process _process;

    private LoopbackProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    internal int Port { get; }

    internal static async Task<LoopbackProcess> StartAsync()
    {
        Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Arguments(), "loopback-server"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new LoopbackProcess(process, int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Under `dotnet run` the process is the program itself; under `dotnet Benchmarks.dll` it is dotnet, which wants the file.
    private static string[] Arguments()
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(LoopbackProcess).Assembly.Location] : [];
}
