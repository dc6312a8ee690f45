using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conformance;

/// <summary>A run as its journal tells it, whoever wrote that down and when.</summary>
internal sealed record SeenRun(string Name, IReadOnlyList<SeenConnection> Connections)
{
    internal IEnumerable<(SeenConnection Connection, SeenMessage Message)> Messages => Connections.SelectMany(connection => connection.Messages.Select(message => (connection, message)));

    /// <summary>All that was found wrong with what the client sent.</summary>
    internal IEnumerable<(SeenConnection Connection, SeenMessage Message, string Finding)> Findings
        => from seen in Messages from finding in seen.Message.Findings select (seen.Connection, seen.Message, finding);

    internal bool Has(string kind) => Messages.Any(seen => seen.Message.Is(kind));
}

/// <summary>One connection; its messages in their order.</summary>
internal sealed record SeenConnection(int Number, string? Session, SeenClose? Closed, IReadOnlyList<SeenMessage> Messages)
{
    internal IEnumerable<SeenMessage> OfClient => Messages.Where(message => message.From == SeenFrom.Client);

    internal IEnumerable<SeenMessage> OfServer => Messages.Where(message => message.From == SeenFrom.Server);

    /// <summary>What the client said after a message, or how it left.</summary>
    internal bool GoesOnAfter(SeenMessage message) => OfClient.Any(later => later.Number > message.Number) || Closed is { By: "client", IsGoodbye: true };
}

internal enum SeenFrom { Client, Server, Simulator }

/// <summary>One entry of a journal. What cannot be read as a message any more, because it was too long to be kept, is null.</summary>
internal sealed record SeenMessage(int Number, TimeSpan At, SeenFrom From, string Kind)
{
    internal int Count { get; init; } = 1;

    internal string Text { get; init; } = "";

    internal double AudioSeconds { get; init; }

    internal ClientMessage? Client { get; init; }

    internal ServerMessage? Server { get; init; }

    internal IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Whether it is of a kind, such as <c>realtimeInput</c> or <c>realtimeInput.audio</c>.</summary>
    internal bool Is(string kind) => Kind.StartsWith(kind, StringComparison.Ordinal) && (Kind.Length == kind.Length || Kind[kind.Length] == '.');
}

internal sealed record SeenClose(int Code, string Reason, string By)
{
    /// <summary>True for an end in order: normal, going away, or no code at all.</summary>
    internal bool IsGoodbye => Code is 1000 or 1001 or 1005;
}
