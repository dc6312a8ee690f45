using System.Text.Json;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>Turns that went before are handed over once, in the form that the family takes.</summary>
public sealed class HistoryTests
{
    private static readonly Content[] Before =
    [
        new() { Role = Role.User, Parts = [new Part { Text = "My name is Ada." }] },
        new() { Role = Role.Model, Parts = [new Part { Text = "Hello Ada." }] },
    ];

    [Theory]
    [InlineData("models/gemini-3.8-live", false)]
    [InlineData("models/gemini-2.5-flash-native-audio-preview-12-2025", false)]
    [InlineData("models/gemini-3.1-flash-live-preview", true)]
    public async Task A_family_gets_it_in_its_form(string model, bool announced)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Setup = new Setup { Model = model }, History = Before });

        Assert.Equal(announced, live.Setup.GetProperty("setup").TryGetProperty("historyConfig", out JsonElement config));
        JsonElement content = (await live.Server.ReceiveAsync())!.Value.GetProperty("clientContent");
        Assert.Equal(announced, content.GetProperty("turnComplete").GetBoolean());
        Assert.Equal("""[{"role":"user","parts":[{"text":"My name is Ada."}]},{"role":"model","parts":[{"text":"Hello Ada."}]}]""", content.GetProperty("turns").GetRawText());
        Assert.True(!announced || config.GetProperty("initialHistoryInClientContent").GetBoolean());
    }

    [Fact]
    public async Task A_history_that_the_setup_announces_is_complete()
    {
        Setup setup = new() { Model = "models/gemini-3.8-live", HistoryConfig = new HistoryConfig { InitialHistoryInClientContent = true } };
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Setup = setup, History = Before });

        Assert.True((await live.Server.ReceiveAsync())!.Value.GetProperty("clientContent").GetProperty("turnComplete").GetBoolean());
    }

    [Fact]
    public async Task A_session_that_is_resumed_has_it_already()
    {
        Setup setup = new() { Model = "models/gemini-3.1-flash-live-preview", SessionResumption = new SessionResumptionConfig { Handle = "before" } };
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Setup = setup, History = Before });

        await live.Session.SendTextAsync("Hello", TestContext.Current.CancellationToken);
        Assert.Equal("Hello", (await live.Server.ReceiveAsync())!.Value.GetProperty("realtimeInput").GetProperty("text").GetString());
        Assert.False(live.Setup.GetProperty("setup").TryGetProperty("historyConfig", out _));
    }
}
