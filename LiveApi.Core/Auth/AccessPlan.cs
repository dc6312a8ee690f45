namespace LiveApi.Auth;

/// <summary>Which service, which project and which credential: settled from what was said and from the environment, as Google's SDKs settle it.</summary>
public sealed record AccessPlan
{
    /// <summary>Whether the session goes to Vertex AI.</summary>
    public required bool Vertex { get; init; }

    /// <summary>The project on Vertex AI; null in express mode, and where the credential has to tell.</summary>
    public string? Project { get; init; }

    /// <summary>The location on Vertex AI; null on the Gemini API.</summary>
    public string? Location { get; init; }

    /// <summary>Where the credential comes from.</summary>
    public required CredentialOrigin Origin { get; init; }

    /// <summary>Settles it. What is said outranks the environment; on Vertex AI a project or location outranks a key of the environment.</summary>
    /// <exception cref="LiveException">CredentialMissing: nothing was given and nothing is set.</exception>
    public static AccessPlan Settle(AccessRequest said, CredentialEnvironment environment)
    {
        bool implied = said.Project is not null || said.Location is not null || said.Credential is GivenCredential.GoogleAccount;
        bool vertex = said.Vertex ?? (implied || (said.Credential is not GivenCredential.EphemeralToken && environment.UsesVertex == true));
        return vertex ? OnVertex(said, environment) : OnGemini(said, environment);
    }

    private static AccessPlan OnGemini(AccessRequest said, CredentialEnvironment environment) => new()
    {
        Vertex = false,
        Origin = said.Credential is not GivenCredential.None ? CredentialOrigin.Given
            : said.ElsewhereThanGoogle ? CredentialOrigin.None
            : environment.ApiKey is not null ? CredentialOrigin.EnvironmentKey
            : throw new LiveException(
                LiveFault.CredentialMissing,
                "No key or token was given, and neither GEMINI_API_KEY nor GOOGLE_API_KEY is set.",
                "Pass -ApiKey, for example (Read-Host -AsSecureString), or set GEMINI_API_KEY. To try without a key: Start-LiveSimulator."),
    };

    private static AccessPlan OnVertex(AccessRequest said, CredentialEnvironment environment)
    {
        bool placed = said.Project is not null || said.Location is not null;
        bool placedByEnvironment = environment.Project is not null || environment.Location is not null;
        CredentialOrigin origin = said.Credential is not GivenCredential.None ? CredentialOrigin.Given
            : said.ElsewhereThanGoogle ? CredentialOrigin.None
            : environment.ApiKey is not null && !placed && !placedByEnvironment ? CredentialOrigin.EnvironmentKey
            : CredentialOrigin.GoogleDefault;

        // Express mode: a key knows its project, and the model's name must not carry another one.
        bool express = origin == CredentialOrigin.EnvironmentKey || (said.Credential is GivenCredential.ApiKey && !placed);
        bool asked = express || said.ElsewhereThanGoogle;
        return new AccessPlan
        {
            Vertex = true,
            Project = asked ? said.Project : said.Project ?? environment.Project,
            Location = (asked ? said.Location : said.Location ?? environment.Location) ?? "global",
            Origin = origin,
        };
    }
}

/// <summary>Where a credential comes from.</summary>
public enum CredentialOrigin
{
    /// <summary>There is none: a gateway adds its own, a simulator needs none.</summary>
    None,

    /// <summary>The caller has given it.</summary>
    Given,

    /// <summary>GOOGLE_API_KEY or GEMINI_API_KEY.</summary>
    EnvironmentKey,

    /// <summary>Google's application default credentials.</summary>
    GoogleDefault,
}
