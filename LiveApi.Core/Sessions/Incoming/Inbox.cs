using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <summary>What was received and is still to be read, in order. Unread audio of an interrupted turn can be taken out.</summary>
/// <remarks>Bounded by bytes: audio beyond what memory may hold waits on disk, and comes back when it is read.</remarks>
internal sealed partial class Inbox(long maxBytes, SpillFile? spill = null, TimeProvider? time = null)
{
    private readonly object _gate = new();
    private Queue<LiveMessage> _messages = new();
    private TaskCompletionSource<bool>? _arrival;
    private bool _completed;
    private long _bytes;

    /// <summary>Bytes that wait in memory to be read.</summary>
    internal long UnreadBytes => Interlocked.Read(ref _bytes);

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _messages.Count;
            }
        }
    }

    /// <summary>Adds messages. False: they are over both bounds, and were added all the same so that nothing is lost unseen.</summary>
    internal bool Post(IReadOnlyList<LiveMessage> messages)
    {
        TaskCompletionSource<bool>? arrival;
        lock (_gate)
        {
            // The last message has been posted.
            if (_completed)
            {
                return true;
            }

            for (int i = 0; i < messages.Count; i++)
            {
                LiveMessage message = messages[i];
                if (_bytes + message.Weight > maxBytes && message is LiveAudio audio)
                {
                    SpillOver(audio);
                }

                _messages.Enqueue(message);
                _bytes += message.Weight;
                if (_bytes > maxBytes)
                {
                    SpillEarlier();
                }
            }

            arrival = _arrival;
            _arrival = null;
        }

        arrival?.TrySetResult(true);
        return UnreadBytes <= maxBytes;
    }

    /// <summary>Nothing more will come; what is there can still be read.</summary>
    internal void Complete()
    {
        TaskCompletionSource<bool>? arrival;
        lock (_gate)
        {
            _completed = true;
            arrival = _arrival;
            _arrival = null;
        }

        arrival?.TrySetResult(false);
    }
}
