using System;
using System.Net;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport;

public sealed class ProxyRouteTests
{
    private static readonly Uri s_proxy = new("http://proxy.example:8080");

    [Theory]
    [InlineData("live.example", "wss://live.example/", true)]
    [InlineData("live.example", "wss://LIVE.example/", true)]
    [InlineData("live.example", "wss://eu.live.example/", true)]
    [InlineData("live.example", "wss://notlive.example/", false)]
    [InlineData("*.live.example", "wss://eu.live.example/", true)]
    [InlineData(".live.example", "wss://eu.live.example/", true)]
    [InlineData("*.live.example", "wss://live.example/", false)]
    [InlineData("live.example:8443", "wss://live.example:8443/", true)]
    [InlineData("live.example:8443", "wss://live.example/", false)]
    [InlineData("live.example:443", "wss://live.example/", true)]
    [InlineData("127.0.0.1", "ws://127.0.0.1:5000/", true)]
    [InlineData("::1", "ws://[::1]:5000/", true)]
    [InlineData("[::1]:5000", "ws://[::1]:5000/", true)]
    [InlineData("[::1]:5000", "ws://[::1]:5001/", false)]
    [InlineData("*", "wss://anything.example/", true)]
    public void Who_is_reached_without_it(string entry, string destination, bool direct)
    {
        ProxyRoute route = ProxyRoute.Through(s_proxy, bypass: ["other.example", " ", entry]);

        Assert.Equal(direct, route.IsBypassed(new Uri(destination)));
        Assert.Equal(direct ? null : s_proxy, route.GetProxy(new Uri(destination)));
    }

    [Theory]
    [InlineData("http://live.example")]
    [InlineData("10.0.0.0/8")]
    [InlineData("live example")]
    [InlineData("li*ve.example")]
    public void What_names_no_host_is_refused(string entry)
        => Assert.Equal(LiveFault.SetupInvalid, Assert.Throws<LiveException>(() => ProxyRoute.Through(s_proxy, bypass: [entry])).Fault);

    [Fact]
    public void Without_a_proxy_every_host_is_reached_directly()
    {
        Assert.True(ProxyRoute.Direct.IsBypassed(new Uri("wss://live.example")));
        Assert.Null(ProxyRoute.Direct.GetProxy(new Uri("wss://live.example")));
    }

    [Fact]
    public void A_name_and_password_in_the_address_become_the_credential_and_leave_the_address()
    {
        ProxyRoute route = ProxyRoute.Through(new Uri("http://me:p%40ss@proxy.example:8080"));

        NetworkCredential credential = route.Credentials!.GetCredential(s_proxy, "Basic")!;
        Assert.Equal(("me", "p@ss"), (credential.UserName, credential.Password));
        Assert.Equal(s_proxy, route.GetProxy(new Uri("wss://live.example")));
        Assert.Equal("proxy.example:8080", route.ToString());
    }

    [Theory]
    [InlineData("ftp://proxy.example")]
    [InlineData("proxy.example:8080")]
    public void What_is_no_proxy_is_refused(string address)
        => Assert.Equal(LiveFault.SetupInvalid, Assert.Throws<LiveException>(() => ProxyRoute.Through(new Uri(address, UriKind.RelativeOrAbsolute))).Fault);
}
