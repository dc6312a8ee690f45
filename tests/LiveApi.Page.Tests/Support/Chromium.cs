using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Page.Tests.Support;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace LiveApi.Page.Tests.Support;

/// <summary>The machine's own browser without a window, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _driver;

    public IBrowser? Browser { get; private set; }

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is not { } program) { return; }
        // As long as a page waits for what it clicks on: a machine that builds beside the tests draws late.
        Assertions.SetDefaultExpectTimeout(OpenPage.Patience);
        _driver = await Playwright.CreateAsync();
        Browser = await LaunchAsync(_driver, program);
    }

    /// <summary>Another one, with switches of its own. Skips the test where there is none.</summary>
    public Task<IBrowser> LaunchAsync(params string[] switches)
    {
        Assert.SkipUnless(_driver is not null, "needs chromium: apt-get install chromium");
        return LaunchAsync(_driver, Program!, switches);
    }

    // The sandbox does not start for root, as whom tests run in containers.
    private static Task<IBrowser> LaunchAsync(IPlaywright driver, string program, params string[] switches)
        => driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu", .. switches] });

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) { await Browser.DisposeAsync(); }
        _driver?.Dispose();
    }
}
