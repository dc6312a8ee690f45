using System;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LiveApi.Page.Tests.Support;
using LiveApi.Simulator.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace LiveApi.Page.Tests;

/// <summary>The whole page without a mouse.</summary>
public class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task Arrows_go_from_message_to_message_Enter_opens_one_and_Escape_returns()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await Assertions.Expect(OpenPage.Of(open.Model, "serverContent.turnComplete")).ToBeAttachedAsync();

        await open.Sessions.First.FocusAsync();
        await open.PressAsync("ArrowRight");
        Assert.Contains("client, setup: gemini-3.8-live", await open.FocusedAsync(), StringComparison.Ordinal);
        await open.PressAsync("ArrowDown");
        Assert.Contains("model, ready", await open.FocusedAsync(), StringComparison.Ordinal);
        await open.PressAsync("ArrowRight");
        await open.PressAsync("ArrowRight");
        Assert.Contains("model, toolCall: get_weather(Oslo)", await open.FocusedAsync(), StringComparison.Ordinal);

        await open.PressAsync("Enter");
        await Assertions.Expect(open.Detail).ToBeVisibleAsync();
        await Assertions.Expect(open.Detail.Locator("pre")).ToContainTextAsync("\"city\": \"Oslo\"");
        Assert.Equal("toolCall", await open.FocusedAsync());
        await open.PressAsync("ArrowRight");
        await Assertions.Expect(open.Detail.Locator("pre")).ToContainTextAsync("4 degrees and rain");

        await open.PressAsync("Escape");
        await Assertions.Expect(open.Detail).ToBeHiddenAsync();
        Assert.Contains("client, toolResponse", await open.FocusedAsync(), StringComparison.Ordinal);
        Assert.True(await open.Page.EvaluateAsync<bool>("getComputedStyle(document.activeElement).outlineStyle !== 'none' && parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"));
    }

    [Fact]
    public async Task Tab_reaches_sessions_zoom_lanes_and_list_each_in_one_step()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient one = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using RawClient two = await RawClient.OpenAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await Assertions.Expect(open.Messages).Not.ToHaveCountAsync(0);

        string[] expected = ["parrot #2", "journal", "report", "+", "−", "Fit", "Follow", "client, setup", "client, setup"];
        foreach (string name in expected)
        {
            await open.PressAsync("Tab");
            Assert.Contains(name, await open.FocusedAsync(), StringComparison.Ordinal);
        }

        await open.PressAsync("]");
        await Assertions.Expect(open.Page.Locator("#title")).ToHaveTextAsync("parrot #2");
        await open.PressAsync("[");
        await Assertions.Expect(open.Page.Locator("#title")).ToHaveTextAsync("weather #1");
        await Assertions.Expect(OpenPage.Of(open.Model, "toolCall")).ToBeAttachedAsync();
        await open.PressAsync("ArrowRight");
        await open.PressAsync("ArrowUp");
        Assert.Contains("client, setup", await open.FocusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_zoom_and_stop_following()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        ILocator last = OpenPage.Of(open.Model, "serverContent.turnComplete");
        await Assertions.Expect(last).ToBeAttachedAsync();
        ILocator follow = open.Page.Locator("#follow");
        await Assertions.Expect(follow).ToHaveAttributeAsync("aria-pressed", "true");

        double before = await LeftAsync(last);
        await open.PressAsync("+");
        Assert.InRange(await LeftAsync(last) / before, 1.2, 1.6);
        await Assertions.Expect(follow).ToHaveAttributeAsync("aria-pressed", "false");
        await open.PressAsync("f");
        await Assertions.Expect(follow).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Everything_that_takes_the_focus_has_a_name_and_lists_say_what_they_are()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await OpenPage.Of(open.Model, "toolCall").ClickAsync();

        string[] nameless = await open.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('button, [tabindex], [role=group], nav, main, section, [role=dialog]')].filter(e => !(e.getAttribute('aria-label') || document.getElementById(e.getAttribute('aria-labelledby'))?.textContent || e.textContent.trim())).map(e => e.outerHTML.slice(0, 120))");

        Assert.Empty(nameless);
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Navigation)).ToHaveAccessibleNameAsync("Sessions");
        await Assertions.Expect(open.Detail).ToHaveAccessibleNameAsync("toolCall");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^[0-9.]+ s, model, toolCall: get_weather\\(Oslo\\)$") })).ToHaveCountAsync(2);
    }

    private static async Task<double> LeftAsync(ILocator locator) => await locator.EvaluateAsync<double>("element => parseFloat(element.style.left)");
}
