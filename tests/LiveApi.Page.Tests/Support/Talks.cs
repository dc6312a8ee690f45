using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Page.Tests.Support;

/// <summary>Conversations that have something to show.</summary>
internal static class Talks
{
    internal const string Weather = "\"outputAudioTranscription\":{},\"tools\":[{\"functionDeclarations\":[{\"name\":\"get_weather\",\"description\":\"The weather in a city\",\"behavior\":\"BLOCKING\"}]}]";

    private const string Speech = "\"outputAudioTranscription\":{},\"inputAudioTranscription\":{}";

    /// <summary>
    /// A story that is far longer than any machine stands still: the real twenty seconds of barge-in are three at sixfold speed, and a build beside
    /// the tests has held them up for longer. Who writes in place of speaking meets trouble.
    /// </summary>
    internal const string Story = """
          - either:
              - expect: speech
                heard: Tell me a story.
                then:
                  - say: Once upon a time there was a king who had three sons, and the youngest of them could not stop talking. One day he went out into the world to find somebody who would listen.
                    lasting: 2min
                  - expect: speech
                    heard: Wait, stop.
                  - say: All right. What would you like to know?
              - expect: text
                then:
                  - say: This goes well.
                  - note: From here on it goes wrong.
                  - stall: 300ms
                  - say: This comes late.
                  - close: 1011
                    reason: Internal error encountered.

        """;

    /// <summary>A question, a call, its result, an answer.</summary>
    internal static async Task<RawClient> AskForTheWeatherAsync(Uri address, string prefix = "/s/weather", string city = "Oslo", string answer = "4 degrees and rain")
    {
        RawClient client = await RawClient.OpenAsync(address, Weather, prefix);
        await client.SendAsync("{\"realtimeInput\":{\"text\":\"How is the weather in " + city + "?\"}}");
        string id = (string)(await client.UntilAsync("toolCall"))["functionCalls"]![0]!["id"]!;
        await client.SendAsync("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"" + id + "\",\"name\":\"get_weather\",\"response\":{\"output\":\"" + answer + "\"}}]}}");
        await client.TurnAsync();
        return client;
    }

    /// <summary>The story, and the user speaks into it; time runs so many times as fast as the real one.</summary>
    internal static async Task<RawClient> InterruptAsync(Uri address, double speed)
    {
        RawClient client = await RawClient.OpenAsync(address, Speech);
        await SpeakAsync(client, Sound.Load("two-utterances.en.16k.wav").AsSpan(0, 40_000).ToArray(), speed);
        await SpeakUntilAsync(client, "serverContent.modelTurn", speed);
        await SpeakAsync(client, Sound.Silence(1.5), speed);
        Task interrupted = client.UntilAsync("serverContent.interrupted");
        await SpeakAsync(client, Sound.Load("train-question.en.16k.wav").AsSpan(0, 96_000).ToArray(), speed);
        await interrupted;
        await SpeakUntilAsync(client, "serverContent.generationComplete", speed);
        return client;
    }

    /// <summary>Silence until a message comes.</summary>
    private static async Task SpeakUntilAsync(RawClient client, string path, double speed)
    {
        Task come = client.UntilAsync(path);
        while (!come.IsCompleted) { await SpeakAsync(client, Sound.Silence(0.1), speed); }
        await come;
    }

    /// <summary>20 ms of audio every 20 ms, as a microphone does, on a clock that is so many times as fast.</summary>
    private static async Task SpeakAsync(RawClient client, byte[] pcm, double speed)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20 / speed));
        foreach (byte[] chunk in pcm.Chunk(640))
        {
            await client.SendAudioAsync(chunk);
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
