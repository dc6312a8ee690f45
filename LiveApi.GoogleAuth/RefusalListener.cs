using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.GoogleAuth;

/// <summary>Notes refusals as they pass: Google's library keeps only some of the words, not the time, and stumbles over an empty answer.</summary>
internal sealed class RefusalListener(TokenNetwork network, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        network.LastAddress = request.RequestUri;
        network.LastRefusal = null;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            string body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            network.LastRefusal = TokenRefusal.Read((int)response.StatusCode, body, response.Headers.Date);
        }

        return response;
    }
}
