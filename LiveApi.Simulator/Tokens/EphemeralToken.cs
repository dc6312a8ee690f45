using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace LiveApi.Simulator.Tokens;

/// <summary>A token that was minted: how often and how long it is good, and what of a setup it decides.</summary>
internal sealed record EphemeralToken(string Name, int Uses, DateTimeOffset Expires, DateTimeOffset NewSessionsExpire)
{
    /// <summary>The setup that the token brings; null where the client's is free.</summary>
    internal JsonObject? Setup { get; init; }

    /// <summary>Paths of the setup that are the token's; empty where all of it is.</summary>
    internal IReadOnlyList<string> Mask { get; init; } = [];

    internal bool ReplacesSetup => Setup is not null && Mask.Count == 0;

    /// <summary>The same token on a clock that is ahead by <paramref name="ahead"/>.</summary>
    internal EphemeralToken Later(TimeSpan ahead) => this with { Expires = Expires + ahead, NewSessionsExpire = NewSessionsExpire + ahead };

    /// <summary>What a session is set up with, from what its client asks for.</summary>
    internal JsonObject Constrain(JsonObject asked)
    {
        if (Setup is null) { return asked; }
        if (Mask.Count == 0) { return (JsonObject)Setup.DeepClone(); }
        JsonObject result = (JsonObject)asked.DeepClone();
        foreach (string path in Mask) { Take(Setup, result, path.Split('.')); }
        return result;
    }

    /// <summary>Makes one path of <paramref name="target"/> what it is in <paramref name="source"/>, absent where it is absent there.</summary>
    private static void Take(JsonObject source, JsonObject target, ReadOnlySpan<string> path)
    {
        if (path.Length == 1)
        {
            if (source[path[0]] is { } value) { target[path[0]] = value.DeepClone(); } else { target.Remove(path[0]); }
            return;
        }

        JsonObject from = source[path[0]] as JsonObject ?? [];
        if (target[path[0]] is not JsonObject to) { target[path[0]] = to = []; }
        Take(from, to, path[1..]);
    }
}
