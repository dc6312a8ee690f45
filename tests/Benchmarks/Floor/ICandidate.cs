using System;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>One way of doing the same work: the bare socket, LiveConnection or LiveSession.</summary>
internal interface ICandidate : IAsyncDisposable
{
    /// <summary>Sends so many 20 ms chunks of audio, one after the other, each with a pause before it, and waits until the server has them.</summary>
    Task SendAsync(int messages, TimeSpan pause);

    /// <summary>Asks for so many 40 ms audio messages, and reads them.</summary>
    Task ReceiveAsync(int messages);

    /// <summary>Sends a small text and reads its small answer.</summary>
    Task RoundTripAsync();
}
