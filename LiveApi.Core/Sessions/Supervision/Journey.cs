using System;

namespace LiveApi.Sessions;

/// <summary>One way from a connection to the next, however many attempts it takes: how things stood when the session left, and what is carried.</summary>
internal sealed class Journey(Departure departure, long leftAt)
{
    internal Departure Departure { get; } = departure;

    /// <summary>When the session left, as a timestamp of its clock.</summary>
    internal long LeftAt { get; } = leftAt;

    /// <summary>Whether the model was in the middle of an answer.</summary>
    internal bool Answering { get; set; }

    /// <summary>Whether something was asked that the old connection has taken and not begun to answer.</summary>
    internal bool Asked { get; set; }

    /// <summary>Whether the user had marked the start of speech and not its end.</summary>
    internal bool Speaking { get; init; }

    /// <summary>Audio that had been dropped before.</summary>
    internal TimeSpan DroppedBefore { get; init; }

    /// <summary>Attempts of this journey.</summary>
    internal int Attempts { get; set; }

    /// <summary>Whether the session starts anew, without a handle.</summary>
    internal bool IsFresh { get; set; }

    /// <summary>Whether the turn that was going on is over, and its answer lost.</summary>
    internal bool TurnLost { get; set; }

    /// <summary>Whether the answer that was going on begins again on the next connection.</summary>
    internal bool AnswersAnew { get; set; }

    /// <summary>Results of tools that nobody waits for any more.</summary>
    internal int ResultsLost { get; set; }

    /// <summary>How a fresh session is told what went before.</summary>
    internal Reseed? Reseed { get; set; }
}
