using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class SendTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(640)]
    [InlineData(100_001)]
    public async Task Audio_arrives_as_it_was(int bytes)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        byte[] pcm = [.. Enumerable.Range(0, bytes).Select(number => (byte)(number * 7))];
        await live.Session.SendAudioAsync(pcm, 44_100, Token);

        JsonElement audio = (await live.Server.ReceiveAsync())!.Value.GetProperty("realtimeInput").GetProperty("audio");

        Assert.Equal("audio/pcm;rate=44100", audio.GetProperty("mimeType").GetString());
        Assert.Equal(pcm, audio.GetProperty("data").GetBytesFromBase64());
    }

    [Theory]
    [InlineData("models/gemini-3.8-live", "clientContent")]
    [InlineData("models/gemini-3.1-flash-live-preview", "realtimeInput")]
    public async Task Text_takes_the_form_of_the_models_family(string model, string member)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Setup = new Setup { Model = model } });
        await live.Session.SendTextAsync("Hello", Token);

        JsonElement message = (await live.Server.ReceiveAsync())!.Value;

        Assert.Equal(member, Assert.Single(message.EnumerateObject()).Name);
        Assert.Contains("Hello", message.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_marked_activity_the_end_is_a_mark()
    {
        Setup manual = new()
        {
            Model = "models/gemini-3.8-live",
            RealtimeInputConfig = new RealtimeInputConfig { AutomaticActivityDetection = new AutomaticActivityDetection { Disabled = true } },
        };
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Setup = manual });
        await live.Session.BeginAudioAsync(Token);
        await live.Session.EndAudioAsync(Token);

        Assert.True((await live.Server.ReceiveAsync())!.Value.GetProperty("realtimeInput").TryGetProperty("activityStart", out _));
        Assert.True((await live.Server.ReceiveAsync())!.Value.GetProperty("realtimeInput").TryGetProperty("activityEnd", out _));
    }

    [Fact]
    public async Task Without_marks_the_end_is_the_end_of_the_stream()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Session.BeginAudioAsync(Token);
        await live.Session.EndAudioAsync(Token);

        Assert.True((await live.Server.ReceiveAsync())!.Value.GetProperty("realtimeInput").GetProperty("audioStreamEnd").GetBoolean());
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"a\":")]
    [InlineData("hello")]
    public async Task Raw_has_to_be_one_object(string json)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();

        LiveException fault = await Assert.ThrowsAsync<LiveException>(async () => await live.Session.SendRawAsync(Encoding.UTF8.GetBytes(json), Token));

        Assert.Equal(LiveFault.MessageUnreadable, fault.Fault);
    }

    [Fact]
    public async Task Many_senders_keep_their_own_order_and_lose_nothing()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { OutboxCapacity = 4 });
        Task sending = Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(async () =>
        {
            for (int number = 0; number < 50; number++)
            {
                await live.Session.SendRawAsync(Encoding.UTF8.GetBytes($$"""{"from":{{sender}},"number":{{number}}}"""), Token);
            }
        })));
        int[] next = new int[4];
        for (int received = 0; received < 200; received++)
        {
            JsonElement message = (await live.Server.ReceiveAsync())!.Value;
            Assert.Equal(next[message.GetProperty("from").GetInt32()]++, message.GetProperty("number").GetInt32());
        }

        await sending;
    }
}
