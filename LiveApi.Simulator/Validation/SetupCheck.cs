using LiveApi.Simulator.Conversation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>What the service objects to in a setup, by backend and model.</summary>
internal static class SetupCheck
{
    internal static Refusal? Objection(Setup setup, Surface surface, out ModelTraits model)
    {
        model = ModelTraits.Of(setup.Model ?? "");
        if (string.IsNullOrEmpty(setup.Model)) { return Refusal.InvalidArgument; }
        return surface.IsVertex && setup.Model.StartsWith("models/", System.StringComparison.Ordinal)
            ? Refusal.Invalid("Invalid resource field value in the request.") : null;
    }
}
