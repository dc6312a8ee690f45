using System;
using System.Collections.Generic;

namespace LiveApi.Transport;

/// <summary>Which phase of connecting is under way, and how long each one took.</summary>
public sealed class DialTimeline(TimeProvider time)
{
    private readonly List<(DialPhase Phase, long Start)> _marks = [];
    private long _end;

    internal TimeProvider Time => time;

    /// <summary>The phase that is under way, or that was the last one.</summary>
    public DialPhase Current
    {
        get
        {
            lock (_marks)
            {
                return _marks.Count == 0 ? DialPhase.Credential : _marks[_marks.Count - 1].Phase;
            }
        }
    }

    /// <summary>The time spent in each phase that was entered.</summary>
    public IReadOnlyDictionary<DialPhase, TimeSpan> Durations
    {
        get
        {
            Dictionary<DialPhase, TimeSpan> durations = [];
            lock (_marks)
            {
                long end = _end == 0 ? time.GetTimestamp() : _end;
                for (int i = 0; i < _marks.Count; i++)
                {
                    long until = i + 1 < _marks.Count ? _marks[i + 1].Start : end;
                    durations.TryGetValue(_marks[i].Phase, out TimeSpan before);
                    durations[_marks[i].Phase] = before + time.GetElapsedTime(_marks[i].Start, until);
                }
            }

            return durations;
        }
    }

    /// <summary>Starts a phase, which ends the one before. A second address of a host starts its phase again.</summary>
    public void Enter(DialPhase phase)
    {
        lock (_marks)
        {
            _marks.Add((phase, time.GetTimestamp()));
        }
    }

    /// <summary>Ends the last phase.</summary>
    public void Complete() => _end = time.GetTimestamp();
}
