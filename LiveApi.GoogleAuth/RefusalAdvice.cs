using System;
using System.Text.RegularExpressions;
using LiveApi.Auth;
using LiveApi.Transport;

namespace LiveApi.GoogleAuth;

/// <summary>What to do about a refused token, by the words that came with it.</summary>
internal static class RefusalAdvice
{
    internal static string For(TokenRefusal refusal, TimeSpan clockOff, GoogleCredentialOptions options)
    {
        (int status, string said, _) = refusal;
        bool user = options.File?.Type is "authorized_user";
        return said switch
        {
            _ when Says(said, "Invalid JWT Signature", "invalid signature") => "The key is no longer one of this service account: it was deleted, switched off or has expired. Make a new key (gcloud iam service-accounts keys create).",
            _ when Says(said, "account not found", "Invalid email") => "The service account is gone or switched off: check its name, and that it is enabled, in the project's IAM.",
            _ when IsAboutTime(said) || (clockOff != TimeSpan.Zero && Says(said, "invalid_grant")) => ClockSkew.Advice(clockOff, "Google's"),
            _ when user || Says(said, "invalid_rapt", "reauth", "expired or revoked") => "The sign-in is no longer good: run gcloud auth application-default login again.",
            _ when Says(said, "has not been used in project", "is disabled", "SERVICE_DISABLED") => "Acting as a service account needs this API: gcloud services enable iamcredentials.googleapis.com.",
            _ when status == 403 => $"Whoever acts as {options.Impersonate ?? "a service account"} needs the role Service Account Token Creator on it.",
            _ when status == 404 => $"There is no service account {options.Impersonate ?? "of that name"}: check the address.",
            _ when Says(said, "invalid_scope") => "The credential may not have the scope that was asked for.",
            _ when status >= 500 => "That is on Google's side: try again after a pause that grows.",
            _ => "Check that the credential is still good in the project's IAM, and that this machine's clock is right.",
        };
    }

    private static bool IsAboutTime(string said) => Regex.IsMatch(said, @"\biat\b|reasonable timeframe", RegexOptions.IgnoreCase);

    private static bool Says(string said, params string[] pieces) => Array.Exists(pieces, piece => said.Contains(piece, StringComparison.OrdinalIgnoreCase));
}
