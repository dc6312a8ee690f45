using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <summary>The session leaves its connection, or tries again to get another one. What is sent meanwhile waits.</summary>
public sealed class LiveReconnecting(string why) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Reconnecting;

    /// <summary>Why: goAway, the known limit, a break and its reason, or how the last attempt failed.</summary>
    public string Why { get; } = why;

    /// <summary>Whether the session leaves by its own choice, before the connection breaks.</summary>
    public bool IsPlanned => Cause is null;

    /// <summary>Which attempt comes next, counted from 1.</summary>
    public int Attempt { get; internal init; } = 1;

    /// <summary>The pause before it, to which up to a quarter is added after a break.</summary>
    public TimeSpan Delay { get; internal init; }

    /// <summary>What the close catalogue says about the break; null for a planned move.</summary>
    public CloseReason? Cause { get; internal init; }

    /// <summary>Whether the next attempt is made with a credential that is asked for anew.</summary>
    public bool RenewsCredential { get; internal init; }

    /// <inheritdoc/>
    public override string Summary => $"{Why}; attempt {Attempt} in {Delay.TotalSeconds:0.#} s{(RenewsCredential ? " with a new credential" : string.Empty)}";
}

/// <summary>The session is on another connection, and what waited goes out.</summary>
public sealed class LiveReconnected(TimeSpan gap, bool stateRestored) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Reconnected;

    /// <summary>How long nothing could be sent or received.</summary>
    public TimeSpan Gap { get; } = gap;

    /// <summary>Whether the service has the conversation as it was. False: it was told what had been said, as far as there is text of it.</summary>
    public bool StateRestored { get; } = stateRestored;

    /// <summary>How many attempts it took.</summary>
    public int Attempts { get; internal init; }

    /// <summary>Messages other than audio that waited and go out now, in their order.</summary>
    public int Carried { get; internal init; }

    /// <summary>Audio that waited and goes out now.</summary>
    public TimeSpan AudioCarried { get; internal init; }

    /// <summary>Audio that was left out, the oldest first, since more came than is held.</summary>
    public TimeSpan AudioDropped { get; internal init; }

    /// <summary>Answers of tools that the fresh session has no call for.</summary>
    public int ToolResultsLost { get; internal init; }

    /// <summary>Whether the turn that was going on ended here without its answer: it was cut, or what was asked went down with the connection. Ask again.</summary>
    public bool TurnLost { get; internal init; }

    /// <summary>Whether the answer that was going on comes once more, whole, as the next turn: the service has gone back to before its question (Vertex AI, transparent mode). What was heard of it is its beginning only.</summary>
    public bool AnswersAnew { get; internal init; }

    /// <inheritdoc/>
    public override string Summary => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return $"after {Gap.TotalMilliseconds:0} ms";
        string?[] parts =
        [
            Attempts > 1 ? $"{Attempts} attempts" : null,
            StateRestored ? null : "as a fresh session that was told what had been said",
            Carried > 0 ? $"{Carried} {(Carried == 1 ? "message" : "messages")} carried" : null,
            AudioCarried > TimeSpan.Zero ? $"{AudioCarried.TotalSeconds:0.0} s of audio carried" : null,
            AudioDropped > TimeSpan.Zero ? $"{AudioDropped.TotalSeconds:0.0} s of audio dropped" : null,
            ToolResultsLost > 0 ? $"{ToolResultsLost} tool results lost" : null,
            TurnLost ? "the turn is lost: ask again" : null,
            AnswersAnew ? "the answer begins anew" : null,
        ];
        foreach (string part in parts.OfType<string>())
        {
            yield return part;
        }
    }
}

/// <summary>A reply is due, and the service has said nothing at all for a while. The session goes on waiting.</summary>
public sealed class LiveReplyOverdue(TimeSpan silence) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.ReplyOverdue;

    /// <summary>How long nothing has come.</summary>
    public TimeSpan Silence { get; } = silence;

    /// <inheritdoc/>
    public override string Summary => $"nothing for {Silence.TotalSeconds:0} s";
}
