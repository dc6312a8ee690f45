using System;
using System.Text.RegularExpressions;

namespace LiveApi.Profiles;

/// <summary>Builds the address of a Live service: host and path by backend, region, version and method. An address never holds a key.</summary>
public static class LiveEndpoint
{
    private const string GeminiHost = "generativelanguage.googleapis.com";

    /// <summary>The address of the Gemini Developer API.</summary>
    /// <param name="constrained">Whether the credential needs the constrained method, as an ephemeral token does.</param>
    /// <param name="version"><c>v1beta</c>, or <c>v1alpha</c> for what is offered there first.</param>
    public static Uri Gemini(bool constrained = false, string? version = null) => new($"wss://{GeminiHost}{GeminiPath(constrained, version)}");

    /// <summary>The address of Vertex AI: a region, <c>global</c> (express mode too), or the multi-regions <c>us</c> and <c>eu</c>.</summary>
    public static Uri Vertex(string location, string? version = null)
    {
        if (!Regex.IsMatch(location, @"^[a-z]+(-[a-z0-9]+)*\z"))
        {
            throw new LiveException(LiveFault.SetupInvalid, $"'{location}' is not a location of Google Cloud.", "Give one such as us-central1, europe-west4, global, us or eu.");
        }

        string host = location switch
        {
            "global" => "aiplatform.googleapis.com",
            "us" or "eu" => $"aiplatform.{location}.rep.googleapis.com",
            _ => $"{location}-aiplatform.googleapis.com",
        };
        return new Uri("wss://" + host + VertexPath(version));
    }

    /// <summary>The service's address below a simulator's or gateway's base address. A base that names the method is taken as it is.</summary>
    /// <param name="baseUri"><c>ws</c>, <c>wss</c>, <c>http</c> or <c>https</c>.</param>
    /// <param name="backend">Whose path to use.</param>
    /// <param name="constrained">Whether the credential needs the constrained method.</param>
    /// <param name="version">The version in the path; null: the backend's usual one.</param>
    public static Uri Below(Uri baseUri, Backend backend, bool constrained = false, string? version = null)
    {
        UriBuilder builder = Checked(baseUri, secure: "wss", plain: "ws");
        if (baseUri.AbsolutePath.IndexOf("BidiGenerateContent", StringComparison.Ordinal) < 0)
        {
            builder.Path = baseUri.AbsolutePath.TrimEnd('/') + (backend == Backend.Vertex ? VertexPath(version) : GeminiPath(constrained, version));
        }

        return builder.Uri;
    }

    /// <summary>Where ephemeral tokens are minted: an <c>https</c> address at Google, or below a simulator's or gateway's base address.</summary>
    public static Uri AuthTokens(Uri? baseUri = null, string? version = null)
    {
        string path = $"/{GeminiVersion(version)}/auth_tokens";
        if (baseUri is null)
        {
            return new Uri($"https://{GeminiHost}{path}");
        }

        UriBuilder builder = Checked(baseUri, secure: "https", plain: "http");
        builder.Path = baseUri.AbsolutePath.TrimEnd('/') + path;
        return builder.Uri;
    }

    private static UriBuilder Checked(Uri baseUri, string secure, string plain)
    {
        if (!baseUri.IsAbsoluteUri || baseUri.Scheme is not ("ws" or "wss" or "http" or "https"))
        {
            throw new LiveException(
                LiveFault.SetupInvalid,
                $"'{Shown(baseUri)}' is not an address of a WebSocket.",
                "Give one such as ws://127.0.0.1:8080 or wss://gateway.example, with the path that comes before the service's own.");
        }

        if (baseUri.UserInfo.Length > 0 || Regex.IsMatch(baseUri.Query, "[?&](key|access_token)=", RegexOptions.IgnoreCase))
        {
            throw new LiveException(
                LiveFault.CredentialMalformed,
                $"The address of {baseUri.Host} has a key, token or password in it.",
                "Addresses end up in logs: pass a key as -ApiKey, a token as -EphemeralToken or -AccessToken, anything else as a -Header.");
        }

        return new UriBuilder(baseUri) { Scheme = baseUri.Scheme is "https" or "wss" ? secure : plain, Port = baseUri.Port };
    }

    // What stands before the name, or behind the path, may be a password or a key.
    private static string Shown(Uri uri)
    {
        string text = uri.OriginalString.Split('?', '#')[0];
        return text.Substring(text.LastIndexOf('@') + 1);
    }

    private static string GeminiPath(bool constrained, string? version)
        => $"/ws/google.ai.generativelanguage.{GeminiVersion(version)}.GenerativeService.BidiGenerateContent{(constrained ? "Constrained" : string.Empty)}";

    private static string VertexPath(string? version) => $"/ws/google.cloud.aiplatform.{Version(version, "v1beta1")}.LlmBidiService/BidiGenerateContent";

    private static string GeminiVersion(string? version) => version is not "v1" ? Version(version, "v1beta") : throw new LiveException(
        LiveFault.SetupInvalid,
        "The Gemini API does not serve Live sessions in version v1.",
        "Leave the version out for v1beta, or give v1alpha.");

    private static string Version(string? version, string usual)
        => version is null ? usual : Regex.IsMatch(version, @"^v\d+([a-z]+\d*)?\z") ? version : throw new LiveException(
            LiveFault.SetupInvalid, $"'{version}' is not a version of an API.", $"Give one such as {usual}, or leave it out.");
}
