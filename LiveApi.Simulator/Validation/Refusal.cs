using LiveApi.Simulator.Framing;

namespace LiveApi.Simulator.Validation;

/// <summary>What the service says when it does not accept a message: it closes with a code and a text.</summary>
internal sealed record Refusal(int Code, string Reason)
{
    internal static Refusal InvalidArgument { get; } = new(CloseCode.InvalidPayload, "Request contains an invalid argument.");

    internal static Refusal UnregisteredCaller { get; } = new(
        CloseCode.PolicyViolation,
        "Method doesn't allow unregistered callers (callers without established identity). "
        + "Please use API Key or other form of API consumer identity to call this API.");

    internal static Refusal Invalid(string reason) => new(CloseCode.InvalidPayload, reason);
}
