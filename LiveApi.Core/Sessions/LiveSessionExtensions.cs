using System;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <summary>
/// What code asks a session for and people do not look at. These are no members of it, since what writes out an object's members, as ConvertTo-Json does,
/// would wait for its end.
/// </summary>
public static class LiveSessionExtensions
{
    extension(LiveSession session)
    {
        /// <summary>Ends with the session, however that comes about. It never fails.</summary>
        public Task<LiveSessionClosed> Completion => session.Ending;

        /// <summary>Where time comes from.</summary>
        public TimeProvider TimeProvider => session.Time;
    }
}
