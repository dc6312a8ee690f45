using System;
using System.IO;

namespace LiveApi.Auth;

/// <summary>The variables that Google's own SDKs read. A blank one counts as not set.</summary>
/// <param name="variable">Gives a variable by name, or null.</param>
public sealed class CredentialEnvironment(Func<string, string?> variable)
{
    private static readonly string[] KeyNames = ["GOOGLE_API_KEY", "GEMINI_API_KEY"];

    /// <summary>The variables of this process, read when they are asked for.</summary>
    public static CredentialEnvironment Process { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>GOOGLE_API_KEY, or else GEMINI_API_KEY.</summary>
    public string? ApiKey => ApiKeyName is { } name ? Read(name) : null;

    /// <summary>The name of the variable that <see cref="ApiKey"/> comes from.</summary>
    public string? ApiKeyName => Array.Find(KeyNames, name => Read(name) is not null);

    /// <summary>Whether both keys are set and differ, so that one of them is passed over.</summary>
    public bool HasTwoKeys => Read(KeyNames[0]) is { } one && Read(KeyNames[1]) is { } other && one != other;

    /// <summary>GOOGLE_GENAI_USE_ENTERPRISE, or else GOOGLE_GENAI_USE_VERTEXAI: <c>true</c> and <c>1</c> say yes, anything else no; null: neither is set.</summary>
    public bool? UsesVertex => (Read("GOOGLE_GENAI_USE_ENTERPRISE") ?? Read("GOOGLE_GENAI_USE_VERTEXAI")) is { } text
        ? text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase)
        : null;

    /// <summary>GOOGLE_CLOUD_PROJECT.</summary>
    public string? Project => Read("GOOGLE_CLOUD_PROJECT");

    /// <summary>GOOGLE_CLOUD_LOCATION.</summary>
    public string? Location => Read("GOOGLE_CLOUD_LOCATION");

    /// <summary>GOOGLE_CLOUD_QUOTA_PROJECT.</summary>
    public string? QuotaProject => Read("GOOGLE_CLOUD_QUOTA_PROJECT");

    /// <summary>GOOGLE_APPLICATION_CREDENTIALS: the path of a credential file.</summary>
    public string? CredentialFile => Read("GOOGLE_APPLICATION_CREDENTIALS");

    /// <summary>Where <c>gcloud auth application-default login</c> keeps its file; null when no variable tells where home is.</summary>
    public string? GcloudFile => GcloudFolder is { } folder ? Path.Combine(folder, "application_default_credentials.json") : null;

    private string? GcloudFolder => Read("CLOUDSDK_CONFIG")
        ?? (Path.DirectorySeparatorChar == '\\' ? Below("APPDATA", "gcloud") : Below("HOME", Path.Combine(".config", "gcloud")));

    private string? Below(string name, string folder) => Read(name) is { } parent ? Path.Combine(parent, folder) : null;

    private string? Read(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;
}
