using System;
using LiveApi.Auth;

namespace LiveApi.GoogleAuth;

/// <summary>Makes credentials of Google accounts; the way in from outside this assembly.</summary>
public sealed class GoogleCredentials : IGoogleCredentials
{
    private readonly GoogleServices _services;

    /// <summary>Against Google's own services.</summary>
    public GoogleCredentials() : this(new GoogleServices())
    {
    }

    internal GoogleCredentials(GoogleServices services) => _services = services;

    /// <inheritdoc/>
    public LiveCredential Create(GoogleCredentialOptions options)
    {
        Check(options.Impersonate, IsAccount, "service account", "name@project.iam.gserviceaccount.com");
        Check(options.QuotaProject, LiveCredential.IsProject, "project", "my-project-123");
        GoogleCredentialFile? file = options.File ?? GoogleCredentialFile.Find(options.Environment);
        return new GoogleAccessToken(options with { File = file }, _services);
    }

    // It becomes part of an address.
    private static bool IsAccount(string name) => name.Length > 0 && name.AsSpan().IndexOfAny(" \t\r\n/?#".AsSpan()) < 0;

    private static void Check(string? name, Func<string, bool> isOne, string what, string example)
    {
        if (name is not null && !isOne(name))
        {
            throw new LiveException(LiveFault.SetupInvalid, $"'{name}' is not the name of a {what}.", $"Give one such as {example}.");
        }
    }
}
