using System;

namespace LiveApi.Profiles;

/// <summary>Builds the address of a Live service: host and path by backend, region and method.</summary>
public static class LiveEndpoint
{
    private const string GeminiHost = "wss://generativelanguage.googleapis.com";

    /// <summary>The address of the Gemini Developer API.</summary>
    public static Uri Gemini(bool constrained = false, string version = "v1beta") => new(GeminiHost + GeminiPath(constrained, version));

    /// <summary>The address of Vertex AI: regional, <c>global</c> (also express mode), or the multi-regions <c>us</c> and <c>eu</c>.</summary>
    public static Uri Vertex(string location, string version = "v1beta1")
    {
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
    public static Uri Below(Uri baseUri, Backend backend, bool constrained = false)
    {
        if (!baseUri.IsAbsoluteUri || baseUri.Scheme is not ("ws" or "wss" or "http" or "https"))
        {
            throw new LiveException(
                LiveFault.SetupInvalid,
                $"'{baseUri}' is not an address of a WebSocket.",
                "Give one such as ws://127.0.0.1:8080 or wss://gateway.example, with the path that comes before the service's own.");
        }

        UriBuilder builder = new(baseUri) { Scheme = baseUri.Scheme is "https" or "wss" ? "wss" : "ws", Port = baseUri.Port };
        if (baseUri.AbsolutePath.IndexOf("BidiGenerateContent", StringComparison.Ordinal) < 0)
        {
            builder.Path = baseUri.AbsolutePath.TrimEnd('/')
                + (backend == Backend.Vertex ? VertexPath("v1beta1") : GeminiPath(constrained, "v1beta"));
        }

        return builder.Uri;
    }

    private static string GeminiPath(bool constrained, string version)
        => $"/ws/google.ai.generativelanguage.{version}.GenerativeService.BidiGenerateContent{(constrained ? "Constrained" : string.Empty)}";

    private static string VertexPath(string version) => $"/ws/google.cloud.aiplatform.{version}.LlmBidiService/BidiGenerateContent";
}
