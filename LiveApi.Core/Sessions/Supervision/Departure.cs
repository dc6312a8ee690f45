using System.Collections.Generic;
using System.Threading.Tasks;
using LiveApi.Tools;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <summary>Why a session leaves its connection.</summary>
internal sealed class Departure(string why)
{
    /// <summary>Why, in words.</summary>
    internal string Why { get; } = why;

    /// <summary>What the catalogue says, where the connection broke; null for a move by choice.</summary>
    internal CloseReason? Cause { get; init; }

    /// <summary>Whether the connection was not broken, but silent for too long.</summary>
    internal bool IsSilence { get; init; }

    /// <summary>Other tools that the session is to have from here on.</summary>
    internal IReadOnlyList<ILiveTool>? Tools { get; init; }

    /// <summary>What to do before the first attempt.</summary>
    internal Verdict First { get; init; }

    /// <summary>Ends when the session has moved, or with why it could not.</summary>
    internal TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
