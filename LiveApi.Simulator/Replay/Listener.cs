using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Framing;

namespace LiveApi.Simulator.Replay;

/// <summary>
/// What the client of a replay has said and nobody has asked for yet. Audio is counted by length, everything else waits in order;
/// strictly, audio waits in order, too.
/// </summary>
internal sealed class Listener(bool strict) : IDisposable
{
    // A recorder and another client cut audio at other places: half a second of it may still be on its way.
    private static readonly TimeSpan AudioSlack = TimeSpan.FromMilliseconds(500);

    private readonly Queue<ClientLine> _lines = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly Lock _lock = new();
    private TimeSpan _audio;

    /// <summary>How the client ended; null while it has not.</summary>
    internal ClosePayload? End { get; private set; }

    internal void Hear(ClientLine line)
    {
        lock (_lock)
        {
            if (line.IsAudio && !strict) { _audio += line.Audio; } else { _lines.Enqueue(line); }
        }

        _news.Release();
    }

    internal void Close(ClosePayload end)
    {
        lock (_lock) { End ??= end; }
        _news.Release();
    }

    /// <summary>The next message that is no audio; null where the client ended instead.</summary>
    internal async Task<ClientLine?> NextAsync(CancellationToken stop)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_lines.TryDequeue(out ClientLine? line)) { return line; }
                if (End is not null) { return null; }
            }

            await _news.WaitAsync(stop);
        }
    }

    /// <summary>Waits until the client has sent so much audio in all, or said something after it, or ended.</summary>
    internal async Task AudioAsync(TimeSpan length, CancellationToken stop)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_audio + AudioSlack >= length || _lines.Count > 0 || End is not null) { return; }
            }

            await _news.WaitAsync(stop);
        }
    }

    public void Dispose() => _news.Dispose();
}
