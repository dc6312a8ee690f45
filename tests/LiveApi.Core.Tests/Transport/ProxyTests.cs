using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Transport;

/// <summary>Sessions through a real proxy on this machine.</summary>
public sealed class ProxyTests
{
    private const string Password = "p:4ss-w0rd/that no text may hold";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_goes_through_a_proxy_that_asks_for_name_and_password()
    {
        await using LoopbackService service = new();
        await using LoopbackProxy proxy = new($"me:{Password}");
        LiveSession session = await LiveSession.ConnectAsync(To(service.Port, ProxyRoute.Through(proxy.Address, new NetworkCredential("me", Password))), Token);

        await session.CloseAsync();

        Assert.Equal(200, proxy.Requests.Last().Status);
        Assert.All(proxy.Requests, request => Assert.StartsWith($"CONNECT live.test:{service.Port} ", request.Head, StringComparison.Ordinal));
        Assert.DoesNotContain("Proxy-Authorization", service.Upgrade, StringComparison.OrdinalIgnoreCase);
        Assert.All(proxy.Requests, request => Assert.DoesNotContain("test-key", request.Head, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "-ProxyCredential")]
    [InlineData(true, "does not accept the name and password")]
    public async Task A_proxy_that_answers_407_is_explained(bool withWrongPassword, string advice)
    {
        await using LoopbackProxy proxy = new($"me:{Password}");
        NetworkCredential? credential = withWrongPassword ? new NetworkCredential("me", "wrong-" + Password) : null;

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => LiveSession.ConnectAsync(To(9, ProxyRoute.Through(proxy.Address, credential)), Token));

        Assert.Equal(LiveFault.ProxyRefused, fault.Fault);
        Assert.Contains($"127.0.0.1:{proxy.Address.Port}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("407", fault.Message, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, fault + fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("403 Forbidden", "forbids")]
    [InlineData("502 Bad Gateway", "can reach the host")]
    public async Task A_proxy_that_refuses_otherwise_is_explained(string status, string advice)
    {
        await using LoopbackProxy proxy = new("nobody:may", status);

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => LiveSession.ConnectAsync(To(9, ProxyRoute.Through(proxy.Address)), Token));

        Assert.Equal(LiveFault.ProxyRefused, fault.Fault);
        Assert.Contains(status.Substring(0, 3), fault.Message, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_named_rather_than_the_service()
    {
        LoopbackProxy gone = new();
        Uri address = gone.Address;
        await gone.DisposeAsync();

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => LiveSession.ConnectAsync(To(9, ProxyRoute.Through(address)), Token));

        Assert.Equal(LiveFault.ConnectionRefused, fault.Fault);
        Assert.Contains($"the proxy 127.0.0.1:{address.Port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_on_the_bypass_list_is_reached_without_the_proxy()
    {
        await using LoopbackService service = new();
        await using LoopbackProxy proxy = new("nobody:may");
        ProxyRoute route = ProxyRoute.Through(proxy.Address, bypass: ["127.0.0.1"]);
        LiveSession session = await LiveSession.ConnectAsync(To(service.Port, route, "127.0.0.1"), Token);

        await session.CloseAsync();

        Assert.Empty(proxy.Requests);
    }

    private static LiveSessionOptions To(int port, IWebProxy proxy, string host = "live.test") => new()
    {
        Endpoint = LiveEndpoint.Below(new Uri($"ws://{host}:{port}"), Backend.Gemini),
        Setup = new Setup { Model = "models/gemini-3.8-live" },
        Credential = LiveCredential.ApiKey("test-key"),
        Proxy = proxy,
    };
}
