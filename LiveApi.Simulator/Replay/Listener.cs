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

    // As much as one message may have: who is that far ahead is playing another recording.
    private const int MostLines = 10_000;
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly Queue<(ClientLine Line, int Size)> _lines = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly Lock _lock = new();
    private TimeSpan _audio;
    private int _bytes;

    /// <summary>How the client ended; null while it has not.</summary>
    internal ClosePayload? End { get; private set; }

    /// <summary>Takes a message of so many bytes; false where the client is too far ahead.</summary>
    internal bool Hear(ClientLine line, int size)
    {
        lock (_lock)
        {
            if (line.IsAudio && !strict) { _audio += line.Audio; }
            else
            {
                if (_lines.Count == MostLines || (_lines.Count > 0 && _bytes + size > MostBytes)) { return false; }
                _lines.Enqueue((line, size));
                _bytes += size;
            }
        }

        _news.Release();
        return true;
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
                if (_lines.TryDequeue(out (ClientLine Line, int Size) next)) { _bytes -= next.Size; return next.Line; }
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
