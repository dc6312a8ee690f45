using System;
using System.Threading.Tasks;
using LiveApi.Page.Tests.Support;
using LiveApi.Simulator.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace LiveApi.Page.Tests;

/// <summary>The page shows what strangers sent: none of it runs, none of it leaves, and no secret is in it.</summary>
public class SafetyTests(Chromium chromium)
{
    private const string Attack = "<script>document.title='run'</script><img src=x onerror=document.title='run'>";

    [Fact]
    public async Task What_looks_like_markup_is_text()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await using RawClient client = await Talks.AskForTheWeatherAsync(simulator.Address, "/s/weather/" + Uri.EscapeDataString("<b>run"), answer: Attack);
        await client.SendAsync("{\"" + Attack + "\":1}");
        await client.CloseAsync();

        await Assertions.Expect(open.Model.Locator(".sentence")).ToContainTextAsync(Attack);
        await Assertions.Expect(open.Sessions.First).ToContainTextAsync("<b>run");
        await Assertions.Expect(open.Page.Locator("#facts")).ToContainTextAsync("<script>");
        await OpenPage.Of(open.Client, "toolResponse").ClickAsync();
        await Assertions.Expect(open.Detail.Locator("pre")).ToContainTextAsync("<script>");
        Assert.Equal(0, await open.Page.Locator("body script, body img:not([src='/page/icon.svg']), body b:text-is('run')").CountAsync());
        Assert.Equal("LiveApi Simulator", await open.Page.TitleAsync());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Nothing_is_asked_of_another_host_and_the_policy_would_not_let_it()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await OpenPage.Of(open.Model, "toolCall").ClickAsync();
        await Assertions.Expect(open.Detail).ToBeVisibleAsync();

        Assert.Equal([simulator.Address.Authority], open.Hosts);
        Assert.Empty(open.Complaints);
        Assert.Equal("refused", await open.Page.EvaluateAsync<string>("fetch('http://127.0.0.2:9/').then(() => 'sent', () => 'refused')"));
        Assert.Equal("refused", await open.Page.EvaluateAsync<string>("(() => { try { document.body.innerHTML = '<p>'; return 'parsed'; } catch { return 'refused'; } })()"));
        Assert.Contains(open.Complaints, line => line.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_secret_reaches_the_page()
    {
        const string Secret = "AIzaSyMARKER-0123456789-0123456789";
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.DialAsync(simulator.Address, RawClient.Gemini + "?key=" + Secret, "", "");
        await client.SendAsync("{\"setup\":{\"model\":\"" + RawClient.Model + "\",\"systemInstruction\":{\"parts\":[{\"text\":\"use " + Secret + "\"}]}}}");
        await client.UntilAsync("setupComplete");
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await OpenPage.Of(open.Client, "setup").ClickAsync();

        await Assertions.Expect(open.Detail.Locator("pre")).ToContainTextAsync("use (removed)");
        Assert.DoesNotContain("MARKER", await open.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
