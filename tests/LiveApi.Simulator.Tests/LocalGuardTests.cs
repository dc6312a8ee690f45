using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>Pages of strangers, opened in a browser on this machine, get nothing of the control API and the page.</summary>
public class LocalGuardTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:8080", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("localhost:8080", HttpStatusCode.OK)]
    [InlineData("simulator", HttpStatusCode.OK)]
    [InlineData("sim.localhost", HttpStatusCode.OK)]
    [InlineData("rebound.example.com", HttpStatusCode.Forbidden)]
    [InlineData("rebound.example.com:8080", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.example.com", HttpStatusCode.Forbidden)]
    public async Task A_name_that_is_none_of_ours_is_refused(string host, HttpStatusCode status)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        foreach (string path in (string[])["/", "/page/main.js", "/page/feed?never", "/control/health", "/control/journal"])
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path) { Headers = { Host = host } };
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal(status, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("https://example.com", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task Another_sites_page_cannot_stop_or_empty_it(string origin, HttpStatusCode status)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        using HttpRequestMessage request = new(HttpMethod.Delete, "/control/journal/default");
        if (origin.Length > 0) { request.Headers.Add("Origin", origin); }

        Assert.Equal(status, (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Its_own_page_may_ask()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        using HttpRequestMessage request = new(HttpMethod.Get, "/control/health") { Headers = { { "Origin", "http://" + simulator.Address.Authority } } };

        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }
}
