using System;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <summary>The server will end this connection soon.</summary>
public sealed class LiveGoAway(TimeSpan? timeLeft) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.GoAway;

    /// <summary>How long is left, where the server says so.</summary>
    public TimeSpan? TimeLeft { get; } = timeLeft;

    /// <inheritdoc/>
    public override string Summary => TimeLeft is { } left ? $"{left.TotalSeconds:0} s left" : "soon";
}

/// <summary>A new handle to resume with, or word that there is none at the moment.</summary>
public sealed class LiveResumption(bool resumable, string? handle) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Resumption;

    /// <summary>Whether the session could be resumed from this point.</summary>
    public bool IsResumable { get; } = resumable;

    /// <summary>The handle. It opens this conversation to whoever has the key: treat it as a secret.</summary>
    public string? Handle { get; } = handle;

    /// <inheritdoc/>
    public override string Summary => IsResumable ? "resumable" : "not resumable now";
}

/// <summary>Who ended a session.</summary>
public enum LiveCloser
{
    /// <summary>This side closed.</summary>
    Client,

    /// <summary>The server closed.</summary>
    Server,

    /// <summary>Nobody said anything: the connection broke.</summary>
    Network,
}

/// <summary>The session is over.</summary>
public sealed class LiveSessionClosed(LiveCloser closedBy, CloseReason reason, Exception? error) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.SessionClosed;

    /// <summary>The WebSocket close code; 1006 where there was no close frame.</summary>
    public int Code => reason.Code;

    /// <summary>The server's own words, often cut at 123 bytes.</summary>
    public string Reason => reason.Reason;

    /// <summary>Who ended it.</summary>
    public LiveCloser ClosedBy { get; } = closedBy;

    /// <summary>What the code and reason mean.</summary>
    public string Meaning => reason.Meaning;

    /// <summary>What to do now.</summary>
    public string Advice => reason.Advice;

    /// <summary>The kind of end.</summary>
    public CloseClass Class => reason.Class;

    /// <summary>Whether this is an end that nobody asked for at this moment: a fault, or a limit of the session's own.</summary>
    public bool IsError => reason.Class != CloseClass.Normal || Error is not null;

    /// <summary>What broke on this side, or null.</summary>
    public Exception? Error { get; } = error;

    /// <summary>How often the session had tried to come back after a drop, in all its life.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Messages that were to be sent and were not.</summary>
    public int Unsent { get; internal set; }

    /// <inheritdoc/>
    public override string Summary => $"{Code} by {ClosedBy}: {(Reason.Length > 0 ? Reason : Meaning)}";

    internal CloseReason Explanation => reason;

    /// <summary>A session that reached a limit was closed in order.</summary>
    internal bool IsFault => IsError && (reason.Class != CloseClass.Limit || Error is not null);
}
