namespace LiveApi.Profiles;

/// <summary>The two services that speak the protocol, each with its own addresses, credentials and dialect.</summary>
public enum Backend
{
    /// <summary>The Gemini Developer API, generativelanguage.googleapis.com.</summary>
    Gemini,

    /// <summary>Vertex AI, aiplatform.googleapis.com.</summary>
    Vertex,
}
