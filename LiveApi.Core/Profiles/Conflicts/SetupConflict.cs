namespace LiveApi.Profiles;

/// <summary>One thing in a setup that does not go with the model, the backend, or the rest of it.</summary>
public sealed record SetupConflict
{
    /// <summary>What becomes of the setup.</summary>
    public required SetupSeverity Severity { get; init; }

    /// <summary>The field, by its names on the wire and below the setup, such as <c>generationConfig.temperature</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What is wrong, with the value.</summary>
    public required string Problem { get; init; }

    /// <summary>What to do.</summary>
    public required string Advice { get; init; }

    /// <summary>Who says so, and as of when.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the error that a session is refused with for it.</summary>
    public LiveFault Fault { get; init; } = LiveFault.SetupInvalid;

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Problem} {Advice}";
}
