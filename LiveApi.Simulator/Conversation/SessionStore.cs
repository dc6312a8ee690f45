using System;
using System.Collections.Generic;
using System.Threading;

namespace LiveApi.Simulator.Conversation;

/// <summary>Sessions by the handles that clients hold, of one isolated run; and the credentials that have expired in it.</summary>
internal sealed class SessionStore(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SessionMemory> _byHandle = [];
    private readonly Dictionary<SessionMemory, long> _left = [];
    private readonly HashSet<string> _expired = [];

    internal void Remember(string handle, SessionMemory memory)
    {
        lock (_lock) { _byHandle[handle] = memory; }
    }

    /// <summary>The session of a handle; null where there is none, or where it ended longer ago than <paramref name="lifetime"/>.</summary>
    internal SessionMemory? Find(string handle, TimeSpan lifetime)
    {
        lock (_lock)
        {
            if (!_byHandle.TryGetValue(handle, out SessionMemory? memory)) { return null; }
            if (_left.TryGetValue(memory, out long since) && clock.GetElapsedTime(since) > lifetime) { return null; }
            _left.Remove(memory);
            return memory;
        }
    }

    internal void Leave(SessionMemory memory)
    {
        lock (_lock) { _left[memory] = clock.GetTimestamp(); }
    }

    /// <summary>Marks a credential, by its fingerprint, as expired.</summary>
    internal void Expire(string fingerprint)
    {
        lock (_lock) { _expired.Add(fingerprint); }
    }

    internal bool IsExpired(string fingerprint)
    {
        lock (_lock) { return _expired.Contains(fingerprint); }
    }
}
