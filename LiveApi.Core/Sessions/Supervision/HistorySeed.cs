using System.Collections.Generic;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>Turns that went before, in the form that a model's family takes them. A session that is resumed has them already.</summary>
internal sealed class HistorySeed(IReadOnlyList<Content> turns, Setup setup, ModelFamily family)
{
    private readonly bool _isNeeded = turns.Count > 0 && setup.SessionResumption is not { Handle.Length: > 0 };
    private readonly bool _isAnnounced = family.History is HistoryForm.InitialOnly || setup.HistoryConfig?.InitialHistoryInClientContent == true;

    /// <summary>The setup, which says that they will come where the family wants that.</summary>
    internal Setup Setup => _isNeeded && _isAnnounced ? setup with { HistoryConfig = (setup.HistoryConfig ?? new()) with { InitialHistoryInClientContent = true } } : setup;

    /// <summary>The message that hands them over, right after the setup; null if there are none.</summary>
    /// <remarks>An announced history is stored without an answer when it is complete; any other one would be answered.</remarks>
    internal ClientMessage? Message
        => _isNeeded ? new ClientMessage { ClientContent = new ClientContent { Turns = turns, TurnComplete = _isAnnounced } } : null;
}
