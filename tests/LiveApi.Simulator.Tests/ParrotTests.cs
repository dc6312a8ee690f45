using System.Text;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

public class ParrotTests
{
    [Fact]
    public async Task A_text_comes_back_as_speech_with_the_same_words()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}");

        Assert.Equal("{\n  \"setupComplete\": {}\n}\n", Encoding.UTF8.GetString(client.Raw[0]));
        await client.SendAsync("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"Hello there, how are you?"}]}],"turnComplete":true}}""");
        await client.TurnAsync();

        Assert.Equal("Hello there, how are you?", client.Transcript("outputTranscription"));
        Assert.True(client.Audio().Length > 48_000);
        Assert.Equal(["serverContent.generationComplete", "serverContent.turnComplete"], client.Kinds()[^2..]);
    }
}
