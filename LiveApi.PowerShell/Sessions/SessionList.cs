using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Sessions;

/// <summary>The sessions that a runspace has opened. One that was disconnected leaves at once; one that was lost stays to be asked why.</summary>
internal sealed class SessionList
{
    private const int LostKept = 8;

    private readonly List<LiveSession> _sessions = [];
    private bool _over;

    internal IReadOnlyList<LiveSession> All
    {
        get
        {
            lock (_sessions)
            {
                return [.. _sessions];
            }
        }
    }

    /// <summary>Adds a session. One that was opened while its runspace ended ends, too.</summary>
    internal void Add(LiveSession session)
    {
        lock (_sessions)
        {
            if (_over)
            {
                session.Abort();
                return;
            }

            _sessions.Add(session);
            foreach (LiveSession old in _sessions.Where(one => one.Closed is not null).Reverse().Skip(LostKept).ToList())
            {
                _sessions.Remove(old);
            }
        }
    }

    internal void Remove(LiveSession session)
    {
        lock (_sessions)
        {
            _sessions.Remove(session);
        }
    }

    /// <summary>The session that a command means when it names none.</summary>
    /// <exception cref="LiveException">SessionNotFound, SessionAmbiguous, or SessionNotOpen if the only one was lost.</exception>
    internal LiveSession TheOnlyOne()
    {
        IReadOnlyList<LiveSession> all = All;
        List<LiveSession> open = [.. all.Where(session => session.Closed is null)];
        return open.Count switch
        {
            1 => open[0],
            0 when all.Count > 0 => all[all.Count - 1],
            0 => throw new LiveException(
                LiveFault.SessionNotFound,
                "No session is open here.",
                "Open one with Connect-LiveSession, or name one with -Session."),
            _ => throw new LiveException(
                LiveFault.SessionAmbiguous,
                $"{open.Count} sessions are open: {string.Join(", ", open.Select(session => session.Name))}.",
                "Say which one with -Session, for example -Session (Get-LiveSession -Name " + open[0].Name + ")."),
        };
    }

    internal void EndAll()
    {
        lock (_sessions)
        {
            _over = true;
        }

        foreach (LiveSession session in All)
        {
            session.Abort();
            Remove(session);
        }
    }
}
