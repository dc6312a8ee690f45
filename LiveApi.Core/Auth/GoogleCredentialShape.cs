using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace LiveApi.Auth;

/// <summary>What each kind of credential file has to hold, so that one that was cut or mistaken is named before Google is asked.</summary>
internal static class GoogleCredentialShape
{
    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["service_account"] = ["client_email", "private_key"],
        ["authorized_user"] = ["client_id", "client_secret", "refresh_token"],
        ["impersonated_service_account"] = ["service_account_impersonation_url"],
        ["external_account"] = ["audience", "subject_token_type", "token_url"],
        ["external_account_authorized_user"] = ["refresh_token", "token_url"],
    };

    internal static string TypeOf(JsonElement root, string path)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw GoogleCredentialFile.Unreadable(path, "it is JSON, but no credential");
        }

        if (root.TryGetProperty("installed", out _) || root.TryGetProperty("web", out _))
        {
            throw GoogleCredentialFile.Unreadable(path, "it describes an OAuth client, not a credential", "Sign in with it first: gcloud auth application-default login --client-id-file=FILE.");
        }

        string type = GoogleCredentialFile.Text(root, "type") ?? throw GoogleCredentialFile.Unreadable(path, "it does not say of what type it is");
        if (!Needed.TryGetValue(type, out string[]? needed))
        {
            throw GoogleCredentialFile.Unreadable(path, $"credentials of the type '{type}' are not known here");
        }

        return needed.FirstOrDefault(name => GoogleCredentialFile.Text(root, name) is null) is { } missing
            ? throw GoogleCredentialFile.Unreadable(path, $"a credential of the type '{type}' has a {missing}, and this has none")
            : type;
    }
}
