using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Google.Apis.Auth.OAuth2;
using LiveApi.Auth;

namespace LiveApi.GoogleAuth;

/// <summary>Access tokens of one Google account: kept while they are good, renewed before they end.</summary>
internal sealed class GoogleAccessToken(GoogleCredentialOptions options, GoogleServices services) : LiveCredential
{
    private readonly TokenNetwork _network = new(options, services);
    private volatile ITokenAccess? _source;

    public override string Kind => $"access token of {Who}";

    private string Who => options.Impersonate ?? options.File?.Account ?? (options.File is null ? "the application default credentials" : $"the {options.File.Type} in '{options.File.Path}'");

    private string? Payer => options.QuotaProject ?? options.Environment.QuotaProject ?? options.File?.QuotaProjectId;

    public override void Renew() => _source = null;

    public override async ValueTask<LiveGrant> GrantAsync(CancellationToken cancellationToken)
    {
        ITokenAccess source = _source ??= await new CredentialOpener(options, services, _network).OpenAsync().ConfigureAwait(false);
        string token;
        try
        {
            token = await source.GetAccessTokenForRequestAsync(authUri: null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not LiveException && !cancellationToken.IsCancellationRequested)
        {
            throw TokenFaults.Explain(fault, _network, Who, options);
        }

        KeyValuePair<string, string> bearer = new("Authorization", "Bearer " + token);
        return new LiveGrant(Payer is { } payer ? [bearer, new KeyValuePair<string, string>("x-goog-user-project", payer)] : [bearer]) { IsRenewable = true };
    }
}
