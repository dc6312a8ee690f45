using System;
using LiveApi.Audio;

namespace LiveApi.Sessions;

/// <summary>What to say in one turn, and how long to wait for the answer.</summary>
public sealed record TurnRequest
{
    /// <summary>Text to say in writing; before the audio, if there is both.</summary>
    public string? Text { get; init; }

    /// <summary>Speech to send. The caller disposes it.</summary>
    public AudioInput? Audio { get; init; }

    /// <summary>Lets the audio through; null: at the speed of speech.</summary>
    public Pacer? Pacer { get; init; }

    /// <summary>What becomes of audio when the connection takes less than is sent.</summary>
    public WhenFull WhenFull { get; init; } = WhenFull.Wait;

    /// <summary>Hears every message that is read for this turn, and what was left unread before it. It is called where the reading is done: it must be quick.</summary>
    public Action<LiveMessage>? Observe { get; init; }

    /// <summary>How long the service may say nothing at all once the input is sent.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for one more turn when the input has been answered already, since audio may hold several utterances.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>How far a turn is.</summary>
/// <param name="Sent">Audio sent so far.</param>
/// <param name="Received">Audio received so far.</param>
/// <param name="IsSent">Whether the input has all been sent.</param>
public readonly record struct TurnProgress(TimeSpan Sent, TimeSpan Received, bool IsSent);
