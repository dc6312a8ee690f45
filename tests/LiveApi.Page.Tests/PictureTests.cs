using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Page.Tests.Support;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Microsoft.Playwright;
using Xunit;

namespace LiveApi.Page.Tests;

/// <summary>The page as it looks: pictures in artifacts/page for a person, and of looks what a test can hold.</summary>
public class PictureTests(Chromium chromium)
{
    private const int Narrow = 390;

    private static string Folder => Directory.CreateDirectory(Path.Combine(Sound.Root, "artifacts", "page")).FullName;

    [Fact]
    public async Task Light_and_dark_wide_and_narrow()
    {
        using ScenarioFile file = new(Talks.Story, "story");
        await using RunningSimulator simulator = await RunningSimulator.StartAsync(file.Path, Speed.Times(6));
        await using RawClient weather = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using RawClient trouble = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}");
        await trouble.SendAsync("""{"toolResponse":{"functionResponses":[{"id":"nobody","response":{}}]}}""");
        await trouble.SendAsync("""{"realtimeInput":{"text":"Hello?"}}""");
        await trouble.CloseAsync();
        await using RawClient story = await Talks.InterruptAsync(simulator.Address, 6);

        double light = await PhotographAsync(simulator, ColorScheme.Light);
        double dark = await PhotographAsync(simulator, ColorScheme.Dark);

        Assert.InRange(light, 0.8, 1);
        Assert.InRange(dark, 0, 0.2);
    }

    [Fact]
    public async Task A_conversation_in_which_no_time_passes()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync("parrot", Speed.Instant, keepAudio: true);
        await using RawClient weather = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await Assertions.Expect(OpenPage.Of(open.Model, "serverContent.turnComplete")).ToBeAttachedAsync();
        await open.PressAsync("0");
        await TakeAsync(open, "instant-light");

        await Assertions.Expect(open.Page.GetByRole(AriaRole.Link)).ToHaveTextAsync(["journal", "report", "heard", "said"]);
        await HoldReadableAsync(open);
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference, "breathe")]
    [InlineData(ReducedMotion.Reduce, "none")]
    public async Task Who_asks_for_less_motion_gets_none(ReducedMotion wish, string animation)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator, new() { ReducedMotion = wish });
        await Assertions.Expect(open.Sessions).ToHaveCountAsync(1);

        Assert.Equal(animation, await open.Page.Locator(".light").EvaluateAsync<string>("light => getComputedStyle(light).animationName"));
    }

    /// <summary>Takes the pictures of one theme; how bright its ground is, from 0 to 1.</summary>
    private async Task<double> PhotographAsync(RunningSimulator simulator, ColorScheme scheme)
    {
        string name = scheme.ToString().ToLower(CultureInfo.InvariantCulture);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator, new() { ColorScheme = scheme });
        await Assertions.Expect(OpenPage.Of(open.Model, "serverContent.interrupted").First).ToBeVisibleAsync();
        await open.PressAsync("0");
        await TakeAsync(open, $"barge-in-{name}");
        await HoldReadableAsync(open);

        await open.Sessions.Nth(1).ClickAsync();
        await Assertions.Expect(open.Page.Locator("#title")).ToHaveTextAsync("story #2");
        await Assertions.Expect(open.Page.Locator(".lines .close")).ToBeAttachedAsync();
        await TakeAsync(open, $"trouble-{name}");
        await HoldReadableAsync(open);

        await open.Sessions.Last.ClickAsync();
        await OpenPage.Of(open.Model, "toolCall").ClickAsync();
        await TakeAsync(open, $"weather-{name}");
        await HoldReadableAsync(open);

        await open.PressAsync("Escape");
        await open.Page.SetViewportSizeAsync(Narrow, 800);
        await TakeAsync(open, $"narrow-{name}");
        Assert.Equal(Narrow, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await open.PressAsync("Enter");
        await TakeAsync(open, $"narrow-open-{name}");
        Assert.Empty(open.Complaints);
        return await open.Page.EvaluateAsync<double>("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + part / 255, 0) / 3");
    }

    private static Task<byte[]> TakeAsync(OpenPage open, string name) => open.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });

    // The contrast of every text with what lies behind it, as WCAG 2.2 counts it: 4.5 to 1.
    private static async Task HoldReadableAsync(OpenPage open) => Assert.Empty(await open.Page.EvaluateAsync<string[]>("""
        () => {
          const parse = colour => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return [r, g, b, a]; };
          const light = ([r, g, b]) => { const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
          const ground = element => { for (let e = element; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (c.startsWith('rgb') && parse(c)[3] === 1) return parse(c); } return [255, 255, 255, 1]; };
          const bad = [];
          for (const e of document.querySelectorAll('body *')) {
            if (!e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
            const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) bad.push(`${ratio.toFixed(2)} ${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}`);
          }
          return bad;
        }
        """));
}
