using System;
using System.Net.Http;
using LiveApi.Auth;
using LiveApi.Transport;

namespace LiveApi.GoogleAuth;

/// <summary>Why there is no token: what Google said, what that means, what to do.</summary>
internal static class TokenFaults
{
    internal static LiveException Explain(Exception fault, TokenNetwork network, string who, GoogleCredentialOptions options) => fault switch
    {
        _ when network.LastRefusal is { } refusal => Refused(refusal, who, options, fault),
        HttpRequestException => DialFaults.Explain(
            fault,
            new DialRequest { Uri = network.LastAddress ?? new Uri("https://oauth2.googleapis.com"), Proxy = options.Proxy },
            DialPhase.Credential,
            refusal: null,
            network.RefusedCertificate),
        OperationCanceledException => Silent(network, who, fault),
        InvalidOperationException when fault.Message.Contains("timeout") => Silent(network, who, fault),
        _ => new LiveException(LiveFault.CredentialRefused, $"There is no access token of {who}: {fault.Message}", "Check the credential, and that this machine reaches Google.", fault),
    };

    private static LiveException Refused(TokenRefusal refusal, string who, GoogleCredentialOptions options, Exception fault)
    {
        if (refusal.Status == 407)
        {
            return new LiveException(LiveFault.ProxyRefused, "The proxy on the way to Google's sign-in wants a name and a password (407).", "Give -ProxyCredential.", fault);
        }

        return new LiveException(
            LiveFault.CredentialRefused,
            $"Google gives {who} no access token ({refusal.Status}{(refusal.Said.Length > 0 ? $": {refusal.Said}" : string.Empty)}).",
            RefusalAdvice.For(refusal, ClockSkew.Between(options.TimeProvider.GetUtcNow(), refusal.ServerTime), options),
            fault);
    }

    private static LiveException Silent(TokenNetwork network, string who, Exception fault) => new(
        LiveFault.ServerSilent,
        $"{network.LastAddress?.Host ?? "Google"} did not answer when asked for an access token of {who}.",
        "Check the network and any proxy, and try again.",
        fault);
}
