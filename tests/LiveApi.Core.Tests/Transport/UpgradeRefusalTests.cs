using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport;

/// <summary>What a server says instead of switching protocols reaches the user.</summary>
public sealed partial class UpgradeRefusalTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public UpgradeRefusalTests() => _listener.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData(401, LiveFault.CredentialRefused, "Get a new token")]
    [InlineData(403, LiveFault.CredentialRefused, "Vertex AI User")]
    [InlineData(404, LiveFault.UpgradeRefused, "v1beta")]
    [InlineData(429, LiveFault.QuotaExceeded, "half a minute")]
    [InlineData(503, LiveFault.UpgradeRefused, "pause")]
    public async Task A_status_is_explained(int status, LiveFault expected, string advice)
    {
        LiveException fault = await RefusedAsync(status, string.Empty, string.Empty);

        Assert.Equal(expected, fault.Fault);
        Assert.Contains($"refused the session ({status}).", fault.Message, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, 90, RetryKind.BackOff, 90)]
    [InlineData(429, 1, RetryKind.BackOff, 30)]
    [InlineData(403, 90, RetryKind.RenewCredentialOnce, 0)]
    public void A_program_does_not_come_back_before_that(int status, int asked, RetryKind kind, int seconds)
    {
        CloseReason reason = CloseCatalogue.ExplainUpgrade(new Refusal(status) { RetryAfter = TimeSpan.FromSeconds(asked) });

        Assert.Equal((kind, TimeSpan.FromSeconds(seconds)), (reason.Retry.Kind, reason.Retry.FirstDelay));
        Assert.Equal(TimeSpan.FromSeconds(asked), reason.RetryAfter);
    }

    private async Task<LiveException> RefusedAsync(int status, string headers, string body)
    {
        Task<LiveSession> connecting = LiveSession.ConnectAsync(Options(new ManualTimeProvider()), Token);
        using TcpClient client = await AnswerAsync($"HTTP/1.1 {status} No\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        return await Assert.ThrowsAsync<LiveException>(() => connecting);
    }

    private LiveSessionOptions Options(TimeProvider time)
    {
        using ScriptedServer unused = new();
        return SessionFixture.Options(unused) with
        {
            Endpoint = LiveEndpoint.Below(new Uri($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"), Backend.Gemini),
            Dialer = new WebSocketDialer(),
            Proxy = ProxyRoute.Direct,
            TimeProvider = time,
        };
    }

    private async Task<TcpClient> AnswerAsync(string response)
    {
        TcpClient client = await _listener.AcceptTcpClientAsync(Token);
        await HttpHead.ReadAsync(client.GetStream(), Token);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(response), Token);
        return client;
    }
}
