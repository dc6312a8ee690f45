using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace LiveApi.Page.Tests.Support;

/// <summary>The simulator's page in a browser of its own, with all that it complains of and asks for.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    internal const int Patience = 15_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<Uri> _requests = new();

    private OpenPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, scripts that failed, files that did not come.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public IEnumerable<string> Hosts => _requests.Select(request => request.Authority).Distinct();

    public ILocator Sessions => Page.Locator("#sessions button");

    public ILocator Client => Page.GetByRole(AriaRole.Group, new() { Name = "Client lane" });

    public ILocator Model => Page.GetByRole(AriaRole.Group, new() { Name = "Model lane" });

    public ILocator Between => Page.GetByRole(AriaRole.Group, new() { Name = "Simulator lane" });

    public ILocator Messages => Page.Locator("#messages button");

    public ILocator Detail => Page.GetByRole(AriaRole.Dialog);

    public static async Task<OpenPage> OpenAsync(Chromium chromium, RunningSimulator simulator, BrowserNewContextOptions? options = null, string place = "")
    {
        Assert.SkipUnless(chromium.Browser is not null, "needs chromium: apt-get install chromium");
        return await OpenAsync(chromium.Browser, new Uri(new UriBuilder(simulator.Address) { Scheme = "http" }.Uri.AbsoluteUri + place), options);
    }

    public static async Task<OpenPage> OpenAsync(IBrowser browser, Uri address, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.ViewportSize ??= new ViewportSize { Width = 1400, Height = 860 };
        IBrowserContext context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        OpenPage open = new(context, await context.NewPageAsync());
        open.Page.Console += (_, line) => { if (line.Type is "error" or "warning") { open._complaints.Enqueue(line.Text); } };
        open.Page.PageError += (_, error) => open._complaints.Enqueue(error);
        open.Page.RequestFailed += (_, request) => { if (!request.Url.Contains("/page/feed", StringComparison.Ordinal)) { open._complaints.Enqueue(request.Url); } };
        open.Page.Request += (_, request) => open._requests.Enqueue(new Uri(request.Url));
        await open.Page.GotoAsync(address.AbsoluteUri);
        return open;
    }

    public static ILocator Of(ILocator lane, string kind) => lane.Locator($"[data-kind='{kind}']");

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>What the focused element calls itself.</summary>
    public Task<string?> FocusedAsync() => Page.EvaluateAsync<string?>("document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
