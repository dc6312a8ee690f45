using System;
using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;

namespace LiveApi.Shell;

/// <summary>Takes Ctrl+C for the pipeline that runs: it is stopped, the program goes on.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly object _gate = new();
    private readonly PosixSignalRegistration _registration;
    private Pipeline? _running;

    internal Interrupts() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnInterrupt);

    public void Dispose() => _registration.Dispose();

    /// <summary>Makes <paramref name="pipeline"/> the one that Ctrl+C stops; null for none.</summary>
    internal void Watch(Pipeline? pipeline)
    {
        lock (_gate)
        {
            _running = pipeline;
        }
    }

    private void OnInterrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        Pipeline? running;
        lock (_gate)
        {
            running = _running;
        }
        // Not Stop(): it would hold the signal thread until the pipeline is down.
        running?.StopAsync();
    }
}
