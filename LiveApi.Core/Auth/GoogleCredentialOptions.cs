using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Auth;

/// <summary>Whose access tokens to get from Google, and how.</summary>
public sealed record GoogleCredentialOptions
{
    /// <summary>What is needed to call Vertex AI.</summary>
    public const string CloudPlatform = "https://www.googleapis.com/auth/cloud-platform";

    /// <summary>A credential file: a service account's key, or what gcloud writes. Null: the application default credentials.</summary>
    public GoogleCredentialFile? File { get; init; }

    /// <summary>The service account to act as, by its e-mail address; null: the credential itself.</summary>
    public string? Impersonate { get; init; }

    /// <summary>The project that pays, where that is not the credential's own; null: GOOGLE_CLOUD_QUOTA_PROJECT, or what the file names.</summary>
    public string? QuotaProject { get; init; }

    /// <summary>What the token is to be good for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [CloudPlatform];

    /// <summary>Where the application default credentials are looked for.</summary>
    public CredentialEnvironment Environment { get; init; } = CredentialEnvironment.Process;

    /// <summary>The proxy to go through; null: the system's own settings.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Certificates that are trusted besides the system's own.</summary>
    public X509Certificate2Collection? ExtraRoots { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
