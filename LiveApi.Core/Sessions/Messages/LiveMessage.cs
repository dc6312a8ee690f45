using System;
using System.Text;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>One thing that happened in a session. A server message with several fields becomes several of these, in a fixed order.</summary>
public abstract class LiveMessage
{
    /// <summary>Bytes that any message takes.</summary>
    private protected const int Overhead = 100;

    private ServerMessage? _frame;
    private byte[]? _raw;

    /// <summary>What this is about.</summary>
    public abstract LiveMessageKind Kind { get; }

    /// <summary>The turn it belongs to, counted from 1 by the session; the wire has no such number.</summary>
    public int Turn { get; internal set; }

    /// <summary>Its place among all messages of the session, counted from 1.</summary>
    public long Sequence { get; internal set; }

    /// <summary>When the last byte of the server's message was read, or when the session noticed.</summary>
    public DateTimeOffset ReceivedAt { get; internal set; }

    /// <summary>The server's message as JSON: rebuilt from what was read, exact bytes only if the session keeps them. Null for the session's own messages.</summary>
    public string? Json => _raw is not null ? Encoding.UTF8.GetString(_raw) : BuildFrame() is { } frame ? Encoding.UTF8.GetString(WireFormat.ToUtf8(frame)) : null;

    /// <summary>One line for people.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether the turn is over with this, as far as the model's family has such an end.</summary>
    public bool EndsTurn { get; internal set; }

    /// <summary>Whether this is the last of what one server message became: reading on before that would tear it apart.</summary>
    public bool EndsFrame { get; internal set; }

    /// <summary>The bytes that it holds on to, roughly.</summary>
    internal virtual int Weight => Overhead + (_raw?.Length ?? 0);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Summary}";

    internal void CameIn(ServerMessage? frame, byte[]? raw)
    {
        _frame = frame;
        _raw = raw;
    }

    /// <summary>The server's message that this came in, or one with the same content.</summary>
    protected virtual ServerMessage? BuildFrame() => _frame;
}
