using System;
using LiveApi.Profiles;
using LiveApi.Simulator.Framing;

namespace LiveApi.Simulator.Validation;

/// <summary>Whether there is the model that a setup names, in the form that this backend wants names in.</summary>
internal static class ModelCheck
{
    internal static Refusal? Objection(SetupFacts asked, bool anyModel)
    {
        if (asked.Setup.Model is not { Length: > 0 } name) { return Refusal.InvalidArgument; }
        if (asked.Surface.IsVertex && !IsVertexName(name)) { return Refusal.Invalid("Invalid resource field value in the request."); }
        bool isThere = asked.Surface.IsVertex || name.StartsWith("models/", StringComparison.Ordinal);
        bool isServed = anyModel || IsTuned(name) || (asked.Model is { IsKnown: true, Status: not ModelStatus.ShutDown } && asked.Model.IsOn(asked.Surface.Backend));
        return isThere && isServed ? null : NotFound(asked, name);
    }

    private static bool IsVertexName(string name)
        => name.StartsWith("publishers/", StringComparison.Ordinal) || (name.StartsWith("projects/", StringComparison.Ordinal) && name.Split('/').Length >= 6);

    private static bool IsTuned(string name) => name.StartsWith("projects/", StringComparison.Ordinal) && name.Contains("/endpoints/", StringComparison.Ordinal);

    private static Refusal NotFound(SetupFacts asked, string name) => new(CloseCode.PolicyViolation, asked.Surface.IsGemini
        ? $"{name} is not found for API version {asked.Surface.Version}, or is not supported for bidiGenerateContent. Call ListModels to see the list of available models."
        : $"Publisher Model `{name}` was not found or your project does not have access to it.");
}
