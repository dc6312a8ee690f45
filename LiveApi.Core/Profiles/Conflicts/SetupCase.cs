using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>A setup, and what there is to know about where it goes.</summary>
public sealed record SetupCase
{
    /// <summary>The setup as it would be sent, tools included.</summary>
    public required Setup Setup { get; init; }

    /// <summary>The service that it goes to.</summary>
    public required Backend Backend { get; init; }

    /// <summary>The version in the address; null: the backend's usual one.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Turns that are handed over after the setup.</summary>
    public IReadOnlyList<Content> History { get; init; } = [];

    /// <summary>What is known of models.</summary>
    public ModelCatalogue Models { get; init; } = ModelCatalogue.Default;

    internal ModelProfile Model => Models.Find(Setup.Model ?? string.Empty, Backend);

    internal ModelFamily Family => Model.Family;

    internal GenerationConfig Generation => Setup.GenerationConfig ?? new();

    internal bool IsVertex => Backend is Backend.Vertex;

    /// <summary>Whether the Gemini API has something of this setup in its version v1alpha only.</summary>
    public bool NeedsAlpha => Backend is Backend.Gemini && Family.AffectiveAndProactiveNeedAlpha && (Generation.EnableAffectiveDialog is not null || Setup.Proactivity is not null);

    /// <summary>Who says what is known of the family.</summary>
    internal string FamilySource => Sources.Dated(Family.Source, Family.AsOf);
}
