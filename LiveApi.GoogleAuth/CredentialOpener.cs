using System;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Flows;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Json;
using LiveApi.Auth;

namespace LiveApi.GoogleAuth;

/// <summary>Turns a file, or this machine, into a credential as Google's library has it, with our clock and our way to the network.</summary>
internal sealed class CredentialOpener(GoogleCredentialOptions options, GoogleServices services, TokenNetwork network)
{
    private readonly ProviderClock _clock = new(options.TimeProvider);

    /// <exception cref="LiveException">CredentialMissing, CredentialUnreadable.</exception>
    internal async Task<GoogleCredential> OpenAsync()
    {
        GoogleCredential source = options.File is { } file ? FromFile(file)
            : await services.IsOnGoogleCloud().ConfigureAwait(false) ? FromMachine()
            : throw new LiveException(
                LiveFault.CredentialMissing,
                "There are no application default credentials here.",
                "Run gcloud auth application-default login, or let GOOGLE_APPLICATION_CREDENTIALS name a service account's key file, or pass -ServiceAccount with one.");
        return options.Impersonate is { } target ? Impersonate(source, target, null) : source;
    }

    private GoogleCredential FromFile(GoogleCredentialFile file)
        => From(NewtonsoftJsonSerializer.Instance.Deserialize<JsonCredentialParameters>(file.Json), file);

    private GoogleCredential From(JsonCredentialParameters fields, GoogleCredentialFile file) => fields.Type switch
    {
        JsonCredentialParameters.ServiceAccountCredentialType => FromKey(fields, file),
        JsonCredentialParameters.AuthorizedUserCredentialType => FromUser(fields),
        JsonCredentialParameters.ImpersonatedServiceAccountCredentialType when TargetOf(fields) is { } target && fields.SourceCredential is { } source
            => Impersonate(From(source, file), target, fields.Delegates),
        _ => FromOther(file),
    };

    private GoogleCredential FromKey(JsonCredentialParameters fields, GoogleCredentialFile file)
    {
        ServiceAccountCredential.Initializer initializer = new(fields.ClientEmail, fields.TokenUri ?? GoogleAuthConsts.OidcTokenUrl)
        {
            KeyId = fields.PrivateKeyId,
            ProjectId = fields.ProjectId,
            Scopes = options.Scopes,
            Clock = _clock,
            HttpClientFactory = network,
        };
        try
        {
            return new ServiceAccountCredential(initializer.FromPrivateKey(fields.PrivateKey)).ToGoogleCredential();
        }
        catch (Exception)
        {
            // Whatever the reader of keys says may hold a piece of it.
            throw GoogleCredentialFile.Unreadable(file.Path, "its private_key is not one", "The key was probably changed while copying: make a new one for the service account, and keep the file as it is.");
        }
    }

    private GoogleCredential FromUser(JsonCredentialParameters fields)
    {
        AuthorizationCodeFlow flow = new(new AuthorizationCodeFlow.Initializer(GoogleAuthConsts.OidcAuthorizationUrl, fields.TokenUri ?? GoogleAuthConsts.OidcTokenUrl)
        {
            ClientSecrets = new ClientSecrets { ClientId = fields.ClientId, ClientSecret = fields.ClientSecret },
            Clock = _clock,
            HttpClientFactory = network,
        });
        return new UserCredential(flow, "application-default", new TokenResponse { RefreshToken = fields.RefreshToken }).ToGoogleCredential();
    }

    private GoogleCredential FromMachine()
    {
        ComputeCredential.Initializer initializer = services.MetadataTokenUrl is { } url ? new ComputeCredential.Initializer(url) : new ComputeCredential.Initializer();
        initializer.Scopes = options.Scopes;
        initializer.Clock = _clock;

        // The metadata server is a neighbour: no proxy leads there.
        initializer.HttpClientFactory = network.Direct;
        return GoogleCredential.FromComputeCredential(new ComputeCredential(initializer));
    }

    private GoogleCredential Impersonate(GoogleCredential source, string target, string[]? delegates) => source.Impersonate(new ImpersonatedCredential.Initializer(target)
    {
        DelegateAccounts = delegates,
        Scopes = options.Scopes,
        Clock = _clock,
        HttpClientFactory = network,
    });

    private GoogleCredential FromOther(GoogleCredentialFile file)
    {
        try
        {
            return CredentialFactory.FromJson(file.Json, file.Type).CreateWithHttpClientFactory(network).CreateScoped(options.Scopes);
        }
        catch (Exception fault) when (fault is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw GoogleCredentialFile.Unreadable(file.Path, $"Google's library does not take this {file.Type}: {fault.Message}", inner: fault);
        }
    }

    private static string? TargetOf(JsonCredentialParameters fields)
        => Regex.Match(fields.ServiceAccountImpersonationUrl ?? string.Empty, @"^https://iamcredentials\.googleapis\.com/.*/serviceAccounts/([^/:]+):generateAccessToken\z") is { Success: true } match
            ? Uri.UnescapeDataString(match.Groups[1].Value)
            : null;
}
