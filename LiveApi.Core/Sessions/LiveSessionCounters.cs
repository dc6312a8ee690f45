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

    /// <summary>Bytes that wait in memory to be read.</summary>
    public long UnreadBytes { get; init; }

    /// <summary>Bytes of audio that wait on disk to be read.</summary>
    public long UnreadBytesOnDisk { get; init; }

    /// <summary>Bytes of audio that have waited on disk so far, since they were read later than memory allows.</summary>
    public long SpilledBytes { get; init; }

    /// <summary>Audio messages that were to be sent and made room for newer ones (<see cref="WhenFull.DropOldest"/>).</summary>
    public long AudioMessagesDropped { get; init; }

    /// <summary>How long those would have played; it is part of <see cref="AudioSent"/>.</summary>
    public TimeSpan AudioDropped { get; init; }

    /// <summary>How often a sender had to wait for room.</summary>
    public long SendersWaited { get; init; }

    /// <summary>Tool calls that are under way.</summary>
    public int ToolsRunning { get; init; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{MessagesSent} messages and {AudioSent.TotalSeconds:0.00} s of audio sent, {MessagesReceived} and {AudioReceived.TotalSeconds:0.00} s received, {Unread} unread");
}
