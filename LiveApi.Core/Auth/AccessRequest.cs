namespace LiveApi.Auth;

/// <summary>What a caller has said on purpose; what is left open comes from the environment.</summary>
public sealed record AccessRequest
{
    /// <summary>Which service: Vertex AI, the Gemini API, or null for what the rest implies.</summary>
    public bool? Vertex { get; init; }

    /// <summary>The Google Cloud project; naming one implies Vertex AI.</summary>
    public string? Project { get; init; }

    /// <summary>The location of Vertex AI; naming one implies Vertex AI.</summary>
    public string? Location { get; init; }

    /// <summary>What was given to prove who is calling.</summary>
    public GivenCredential Credential { get; init; }

    /// <summary>Whether the session goes to a simulator or gateway rather than to Google: what the environment holds is not sent there.</summary>
    public bool ElsewhereThanGoogle { get; init; }
}

/// <summary>Kinds of credentials that a caller can give.</summary>
public enum GivenCredential
{
    /// <summary>None: the environment is asked.</summary>
    None,

    /// <summary>An API key.</summary>
    ApiKey,

    /// <summary>An ephemeral token; only the Gemini API takes one.</summary>
    EphemeralToken,

    /// <summary>An access token.</summary>
    AccessToken,

    /// <summary>A Google account, by its file or by the application default credentials; only Vertex AI takes one.</summary>
    GoogleAccount,
}
