using LiveApi.Profiles;

namespace LiveApi.PowerShell.Setups;

/// <summary>Where a setup goes: it decides names and forms.</summary>
internal sealed record SetupPlace
{
    internal required Backend Backend { get; init; }

    internal string? Project { get; init; }

    internal string? Location { get; init; }

    internal string? ApiVersion { get; init; }

    /// <summary>Whether it becomes part of a setup that somebody else completes: then nothing is in it that was not asked for.</summary>
    internal bool IsPart { get; init; }

    internal ModelCatalogue Models { get; init; } = ModelCatalogue.Default;
}
