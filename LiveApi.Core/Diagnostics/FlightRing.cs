using System;
using System.Collections.Generic;

namespace LiveApi.Diagnostics;

/// <summary>The newest entries, within a number of bytes and a span of time; what is older is forgotten. Not for two threads at once.</summary>
/// <param name="maxBytes">How much it holds, payloads included.</param>
/// <param name="span">How far it goes back, in ticks of the clock that entries are stamped by.</param>
internal sealed class FlightRing(int maxBytes, long span)
{
    private const int EntryBytes = 40;

    private FlightEntry[] _entries = new FlightEntry[64];
    private int _first;
    private int _count;
    private int _payloadBytes;

    /// <summary>Bytes that it holds, about.</summary>
    internal int Bytes => (_count * EntryBytes) + _payloadBytes;

    /// <summary>The oldest that it holds; null: it is empty.</summary>
    internal FlightEntry? Oldest => _count == 0 ? null : _entries[_first];

    internal void Add(in FlightEntry entry)
    {
        _payloadBytes += entry.Payload?.Length ?? 0;
        while (_count > 0 && (Bytes + EntryBytes > maxBytes || entry.At - _entries[_first].At > span))
        {
            Forget();
        }

        if (_count == _entries.Length)
        {
            Grow();
        }

        _entries[(_first + _count++) % _entries.Length] = entry;
    }

    /// <summary>Adds all that it holds, oldest first.</summary>
    internal void CopyTo(List<FlightEntry> entries)
    {
        for (int i = 0; i < _count; i++)
        {
            entries.Add(_entries[(_first + i) % _entries.Length]);
        }
    }

    private void Forget()
    {
        _payloadBytes -= _entries[_first].Payload?.Length ?? 0;
        _entries[_first] = default;
        _first = (_first + 1) % _entries.Length;
        _count--;
    }

    private void Grow()
    {
        FlightEntry[] larger = new FlightEntry[_count * 2];
        Array.Copy(_entries, _first, larger, 0, _count - _first);
        Array.Copy(_entries, 0, larger, _count - _first, _first);
        (_entries, _first) = (larger, 0);
    }
}
