using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Page;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What the page is told, and how it is delivered.</summary>
public class PageFeedTests
{
    [Fact]
    public async Task A_browser_gets_the_page_and_everybody_else_the_index()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        using HttpRequestMessage browser = new(HttpMethod.Get, "/") { Headers = { { "Accept", "text/html,application/xhtml+xml;q=0.9" } } };

        HttpResponseMessage page = await http.SendAsync(browser, TestContext.Current.CancellationToken);
        string policy = page.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("LiveApi.Simulator", (string?)(await simulator.GetAsync("/"))["name"]);
    }

    [Theory]
    [InlineData("GET", "/page/main.js", HttpStatusCode.OK)]
    [InlineData("GET", "/page/none.js", HttpStatusCode.NotFound)]
    [InlineData("GET", "/page/../control/health", HttpStatusCode.OK)]
    [InlineData("GET", "/page/%2e%2e/appsettings.json", HttpStatusCode.NotFound)]
    [InlineData("GET", "/page", HttpStatusCode.NotFound)]
    [InlineData("POST", "/page/main.js", HttpStatusCode.MethodNotAllowed)]
    public async Task Only_the_pages_own_files_are_there(string method, string path, HttpStatusCode status)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        Assert.Equal(status, (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_feed_tells_of_sessions_and_of_what_is_new_in_one()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address);
        using HttpClient http = simulator.Http();
        await using Feed feed = await Feed.OpenAsync(http, "?run=default&number=1");

        Assert.Equal("instant", (string?)(await feed.UntilAsync("hello"))["speed"]);
        JsonNode sessions = await feed.UntilAsync("sessions");
        Assert.True((bool)sessions["anew"]!);
        Assert.Equal("parrot", (string?)sessions["sessions"]![0]!["scenario"]);
        JsonNode first = await feed.UntilAsync("entries");
        Assert.Equal("setup", (string?)first["entries"]![0]!["kind"]);

        await client.SendAudioAsync(Sound.Noise(0.2, -50));
        JsonNode heard = await feed.UntilEntryAsync("realtimeInput.audio");
        Assert.Equal(4, Levels(heard).Length);
        // From -50 dBFS of noise, on the scale of roots: its peak is 5 dB above.
        Assert.All(Levels(heard), level => Assert.InRange(level, 15, 25));
        await client.SendAudioAsync(Sound.Noise(0.1, -50));
        JsonNode more = await feed.UntilEntryAsync("realtimeInput.audio");
        Assert.Equal((4, 2), ((int)more["levels"]![0]!["from"]!, Levels(more).Length));
        Assert.Equal((int)heard["entries"]![0]!["number"]!, (int)more["entries"]![0]!["number"]!);
    }

    [Fact]
    public async Task A_run_that_is_forgotten_leaves_the_list()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/one");
        using HttpClient http = simulator.Http();
        await using Feed feed = await Feed.OpenAsync(http, "");
        Assert.Single((await feed.UntilAsync("sessions"))["sessions"]!.AsArray());

        await http.DeleteAsync("/control/journal/one", TestContext.Current.CancellationToken);

        JsonNode after = await feed.UntilAsync("sessions");
        Assert.True((bool)after["anew"]!);
        Assert.Empty(after["sessions"]!.AsArray());
    }

    [Fact]
    public async Task There_is_an_end_to_the_pages_that_look_on()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        List<Feed> feeds = [];
        for (int i = 0; i < PageApi.MostFeeds; i++) { feeds.Add(await Feed.OpenAsync(http, "")); }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/page/feed", TestContext.Current.CancellationToken)).StatusCode);

        foreach (Feed feed in feeds) { await feed.DisposeAsync(); }
        // A place is free again when the simulator has seen that a page is gone, which it does at the next thing that it tells.
        HttpStatusCode status = HttpStatusCode.ServiceUnavailable;
        while (status != HttpStatusCode.OK)
        {
            using HttpResponseMessage again = await http.GetAsync("/page/feed", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            status = again.StatusCode;
        }
    }

    private static byte[] Levels(JsonNode entries) => Convert.FromBase64String((string)entries["levels"]![0]!["values"]!);

    /// <summary>Server-sent events, one after the other.</summary>
    private sealed class Feed : IAsyncDisposable
    {
        private readonly HttpResponseMessage _response;
        private readonly StreamReader _lines;

        private Feed(HttpResponseMessage response, Stream body) => (_response, _lines) = (response, new StreamReader(body));

        internal static async Task<Feed> OpenAsync(HttpClient http, string query)
        {
            HttpResponseMessage response = await http.GetAsync("/page/feed" + query, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
            return new Feed(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        }

        internal async Task<JsonNode> UntilAsync(string name)
        {
            while (await _lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line == "event: " + name) { return JsonNode.Parse((await _lines.ReadLineAsync(TestContext.Current.CancellationToken))!["data: ".Length..])!; }
            }

            throw new EndOfStreamException($"The feed ended before '{name}'.");
        }

        internal async Task<JsonNode> UntilEntryAsync(string kind)
        {
            while (true)
            {
                JsonNode entries = await UntilAsync("entries");
                if (entries["entries"]!.AsArray().Any(entry => (string?)entry!["kind"] == kind)) { return entries; }
            }
        }

        public ValueTask DisposeAsync()
        {
            _lines.Dispose();
            _response.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
