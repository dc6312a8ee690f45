using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>Keeps what a server said instead of switching protocols: the socket above it keeps the status alone.</summary>
internal sealed class RefusalKeeper(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    // Enough for what Google says; a page of HTML may be longer.
    private const int LongestBody = 16 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal Refusal? Kept { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
        {
            Kept = new Refusal((int)response.StatusCode)
            {
                Body = await BodyAsync(response.Content, cancellationToken).ConfigureAwait(false),
                RetryAfter = Transport.RetryAfter.In(response.Headers, time),
                ClockOff = ClockSkew.Between(time.GetUtcNow(), response.Headers.Date),
            };
        }

        return response;
    }

    // The body is a help, not what was waited for: one that does not come is done without.
    private async Task<string> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = time.CreateCancellationTokenSource(Patience);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        byte[] buffer = new byte[LongestBody];
        int length = 0;
        try
        {
            Stream body = await content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                int read;
                while (length < buffer.Length && (read = await body.ReadAsync(buffer.AsMemory(length), either.Token).ConfigureAwait(false)) > 0)
                {
                    length += read;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
