using System;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Results;

/// <summary>A session at one moment, in plain values: for a table, a log, JSON or CSV.</summary>
public sealed record LiveSessionSummary
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string State { get; init; }

    /// <summary>The model, without the path that the service has it under.</summary>
    public required string Model { get; init; }

    public required string Backend { get; init; }

    /// <summary>Host and port.</summary>
    public required string Server { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>How long connecting took, setup included.</summary>
    public required double ConnectMilliseconds { get; init; }

    public required int Turn { get; init; }

    public required long MessagesSent { get; init; }

    public required long MessagesReceived { get; init; }

    public required double SecondsSent { get; init; }

    public required double SecondsReceived { get; init; }

    /// <summary>Messages that nobody has read.</summary>
    public required int Unread { get; init; }

    /// <summary>Audio that was left out for want of room before it could be sent.</summary>
    public required double SecondsDropped { get; init; }

    public required long Tokens { get; init; }

    /// <summary>An estimate in US dollars; null where no prices are known.</summary>
    public required decimal? Cost { get; init; }

    public required int Reconnects { get; init; }

    /// <summary>Null while it is open.</summary>
    public required int? CloseCode { get; init; }

    /// <summary>Who ended it and why; null while it is open.</summary>
    public required string? Closed { get; init; }

    internal static LiveSessionSummary Of(LiveSession session)
    {
        LiveSessionCounters counters = session.Counters;
        LiveSessionUsage usage = session.Usage;
        double connecting = 0;
        foreach (TimeSpan phase in session.DialDurations.Values)
        {
            connecting += phase.TotalMilliseconds;
        }

        return new LiveSessionSummary
        {
            Id = session.Id,
            Name = session.Name,
            State = session.State.ToString(),
            Model = session.Model.Substring(session.Model.LastIndexOf('/') + 1),
            Backend = session.Backend.ToString(),
            Server = session.Endpoint.Authority,
            OpenedAt = session.OpenedAt,
            ConnectMilliseconds = Math.Round(connecting, 1),
            Turn = session.Turn,
            MessagesSent = counters.MessagesSent,
            MessagesReceived = counters.MessagesReceived,
            SecondsSent = Math.Round(counters.AudioSent.TotalSeconds, 2),
            SecondsReceived = Math.Round(counters.AudioReceived.TotalSeconds, 2),
            Unread = counters.Unread,
            SecondsDropped = Math.Round(counters.AudioDropped.TotalSeconds, 2),
            Tokens = usage.Tokens.Total,
            Cost = usage.Cost,
            Reconnects = session.Reconnects,
            CloseCode = session.Closed?.Code,
            Closed = session.Closed?.Summary,
        };
    }
}
