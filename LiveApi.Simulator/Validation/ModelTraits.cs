using System;

namespace LiveApi.Simulator.Validation;

/// <summary>How a model behaves, as far as a conversation depends on it.</summary>
internal sealed record ModelTraits(string Name)
{
    internal static ModelTraits Unknown { get; } = new("");

    /// <summary>Tells on Gemini of speech that starts and ends, unasked.</summary>
    internal bool TellsOfSpeech { get; init; }

    /// <summary>Gives one handle for the whole connection, and short ids to its calls.</summary>
    internal bool IsNewest { get; init; }

    /// <summary>Waits for the answer to a call whose declaration does not say.</summary>
    internal bool BlocksOnTools { get; init; }

    internal static ModelTraits Of(string resourceName)
    {
        string id = resourceName[(resourceName.LastIndexOf('/') + 1)..];
        bool newest = id.StartsWith("gemini-3.8", StringComparison.Ordinal);
        return new ModelTraits(id) { TellsOfSpeech = newest, IsNewest = newest, BlocksOnTools = !newest };
    }
}
