using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Samples to be pulled, whatever they come from.</summary>
public abstract class AudioSource : IAsyncDisposable
{
    /// <summary>What this is.</summary>
    public abstract AudioDescription Description { get; }

    /// <summary>Fills <paramref name="samples"/> with interleaved samples in -1 to 1 (whole frames; room for at least one is needed).</summary>
    /// <returns>How many samples were written; 0 at the end.</returns>
    public abstract ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellationToken = default);

    /// <summary>Lets go of file and process.</summary>
    public abstract ValueTask DisposeAsync();
}
