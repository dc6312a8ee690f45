namespace LiveApi.Auth;

/// <summary>Makes credentials of Google accounts. The implementation is the assembly LiveApi.GoogleAuth, which is loaded when it is first needed.</summary>
public interface IGoogleCredentials
{
    /// <summary>A credential that gets access tokens from Google, keeps them, and renews them before they end.</summary>
    /// <exception cref="LiveException">CredentialUnreadable, CredentialMissing: there is nothing to get them with.</exception>
    LiveCredential Create(GoogleCredentialOptions options);
}
