using System;

namespace LiveApi.Sessions;

/// <summary>What a session has done so far, as it was at one moment.</summary>
public sealed record LiveSessionCounters
{
    /// <summary>Messages written to the socket.</summary>
    public long MessagesSent { get; init; }

    /// <summary>Messages read from the socket.</summary>
    public long MessagesReceived { get; init; }

    /// <summary>Messages from the server that could not be read.</summary>
    public long MessagesUnreadable { get; init; }

    /// <summary>Audio that was sent.</summary>
    public TimeSpan AudioSent { get; init; }

    /// <summary>Audio that was received and may be heard.</summary>
    public TimeSpan AudioReceived { get; init; }

    /// <summary>Audio messages that came after their turn had been interrupted, and were refused.</summary>
    public long LateAudioRefused { get; init; }

    /// <summary>Audio that was received, not yet read, and dropped at an interruption.</summary>
    public TimeSpan StaleAudioDropped { get; init; }

    /// <summary>Messages that wait to be sent.</summary>
    public int Unsent { get; init; }

    /// <summary>Messages that wait to be read.</summary>
    public int Unread { get; init; }

    /// <summary>Bytes of media that wait to be read.</summary>
    public long UnreadBytes { get; init; }

    /// <summary>Tool calls that are under way.</summary>
    public int ToolsRunning { get; init; }
}
