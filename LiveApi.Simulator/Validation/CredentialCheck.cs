using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;

namespace LiveApi.Simulator.Validation;

/// <summary>What Gemini objects to in a credential, once the setup has come. Vertex objects at the upgrade.</summary>
internal static class CredentialCheck
{
    internal const string Expired = "Token expired";

    internal static Refusal? Objection(Credential credential, Surface surface, SessionStore sessions)
    {
        if (surface.IsVertex) { return null; }
        bool fits = credential.Kind == (surface.Constrained ? CredentialKind.EphemeralToken : CredentialKind.ApiKey)
            || (credential.Kind == CredentialKind.AccessToken && !surface.Constrained);
        if (!fits) { return Refusal.UnregisteredCaller; }
        if (!sessions.IsExpired(credential.Fingerprint)) { return null; }
        return credential.Kind == CredentialKind.ApiKey
            ? Refusal.Invalid("API key expired. Please renew the API key.")
            : new Refusal(CloseCode.PolicyViolation, Expired);
    }
}
