using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LiveApi.Simulator.Conversation;

/// <summary>Sessions by the handles that clients hold, of one isolated run; and the credentials that have expired in it.</summary>
internal sealed class SessionStore(TimeProvider clock)
{
    /// <summary>How many sessions that ended can be resumed: at instant speed thousands a minute would wait for their two hours to pass.</summary>
    internal const int MostLeft = 5_000;

    private const int SweepEvery = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SessionMemory> _byHandle = [];
    private readonly Dictionary<SessionMemory, long> _left = [];
    private readonly HashSet<string> _expired = [];
    private readonly Dictionary<string, long> _firstSeen = [];
    private int _remembered;

    /// <summary>Makes a session known by a handle, for as long as it is open and <paramref name="lifetime"/> after it.</summary>
    internal void Remember(string handle, SessionMemory memory, TimeSpan lifetime)
    {
        lock (_lock)
        {
            _byHandle[handle] = memory;
            if (++_remembered % SweepEvery == 0) { Sweep(lifetime); }
        }
    }

    /// <summary>The session of a handle; null where there is none, or where it ended longer ago than <paramref name="lifetime"/>.</summary>
    internal SessionMemory? Find(string handle, TimeSpan lifetime)
    {
        lock (_lock)
        {
            return _byHandle.TryGetValue(handle, out SessionMemory? memory) && !IsOver(memory, lifetime) ? memory : null;
        }
    }

    /// <summary>A connection goes on with a session: it has not ended any more.</summary>
    internal void Reopen(SessionMemory memory)
    {
        lock (_lock) { _left.Remove(memory); }
    }

    internal void Leave(SessionMemory memory)
    {
        lock (_lock) { _left[memory] = clock.GetTimestamp(); }
    }

    /// <summary>Whether a credential opens connections longer than it may, counted from its first one.</summary>
    internal bool IsOlderThan(string fingerprint, TimeSpan lifetime)
    {
        lock (_lock)
        {
            _ = _firstSeen.TryAdd(fingerprint, clock.GetTimestamp());
            return clock.GetElapsedTime(_firstSeen[fingerprint]) > lifetime;
        }
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

    private bool IsOver(SessionMemory memory, TimeSpan lifetime) => _left.TryGetValue(memory, out long since) && clock.GetElapsedTime(since) > lifetime;

    private void Sweep(TimeSpan lifetime)
    {
        HashSet<SessionMemory> gone = [.. _left.Keys.Where(memory => IsOver(memory, lifetime)), .. _left.OrderBy(left => left.Value).Take(_left.Count - MostLeft).Select(left => left.Key)];
        if (gone.Count == 0) { return; }
        foreach ((string handle, SessionMemory memory) in _byHandle)
        {
            if (gone.Contains(memory)) { _byHandle.Remove(handle); }
        }

        foreach (SessionMemory memory in gone) { _left.Remove(memory); }
    }
}
