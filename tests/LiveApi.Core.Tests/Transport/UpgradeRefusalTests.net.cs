using System;
using System.Globalization;
using System.Net.Sockets;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Transport;

/// <summary>The netstandard2.0 surface of ClientWebSocket keeps the status alone; this one has the body and the headers, too.</summary>
public sealed partial class UpgradeRefusalTests
{
    [Theory]
    [InlineData(403, """{"error":{"code":403,"message":"Vertex AI API has not been used in project 123 before or it is disabled.","status":"PERMISSION_DENIED"}}""", "(403: Vertex AI API has not been used in project 123 before or it is disabled.)", "gcloud services enable")]
    [InlineData(400, """[{"error":{"message":"API key not valid. Please pass a valid API key."}}]""", "(400: API key not valid. Please pass a valid API key.)", "new one if it is old")]
    [InlineData(401, "token ya29.a0AfH6SMBx-0123 is over", "(401: token ... is over)", "new token")]
    public async Task What_the_body_says_is_shown_and_understood_without_a_secret(int status, string body, string shown, string advice)
    {
        LiveException fault = await RefusedAsync(status, string.Empty, body);

        Assert.Contains(shown, fault.Message, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After: 75\r\n", "The server asks to wait 75 s. ")]
    [InlineData("Retry-After: 600\r\n", "The server asks to wait 10 minutes. ")]
    [InlineData("Retry-After: 2147483647\r\n", "The server asks to wait 1440 minutes. ")]
    [InlineData("Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nRetry-After: Thu, 01 Jan 2026 00:01:30 GMT\r\n", "The server asks to wait 90 s. ")]
    [InlineData("Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nRetry-After: Wed, 31 Dec 2025 00:01:30 GMT\r\n", "Close sessions")]
    public async Task A_pause_that_the_server_asks_for_comes_first(string headers, string advice)
    {
        LiveException fault = await RefusedAsync(429, headers, string.Empty);

        Assert.StartsWith(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "This machine's clock is 2 hours behind the server's")]
    [InlineData(-1, "This machine's clock is 1 hour ahead of the server's")]
    public async Task A_clock_that_is_off_is_named_with_a_refused_credential(int hours, string advice)
    {
        LiveException fault = await RefusedAsync(401, DateHeader(hours), string.Empty);
        LiveException quota = await RefusedAsync(429, DateHeader(hours), string.Empty);

        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("clock", quota.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_done_without()
    {
        ManualTimeProvider time = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(Options(time), Token);
        using TcpClient client = await AnswerAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\nstuck");
        while (time.PendingTimers < 2)
        {
            // One is for connecting as a whole; the other is for the body.
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(2));
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
    }

    private static string DateHeader(int hours) => $"Date: {new ManualTimeProvider().GetUtcNow().AddHours(hours).ToString("R", CultureInfo.InvariantCulture)}\r\n";
}
