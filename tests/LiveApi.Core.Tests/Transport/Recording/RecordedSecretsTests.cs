using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport.Recording;

/// <summary>No secret gets into a recording, and no sound where it is not to.</summary>
public class RecordedSecretsTests
{
    [Theory]
    [InlineData("AIzaSyA0123456789abcdefghijklmnopqrstuv")]
    [InlineData("AQ.Ab8RN6Jabcdefghijklmnopqrstuvwxyz012345")]
    [InlineData("auth_tokens/0a1b2c3d4e5f")]
    [InlineData("ya29.a0AfH6SMBx-0123456789")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")]
    [InlineData("nothing-like-a-key-but-known")]
    public void Keys_and_tokens_are_removed_wherever_they_stand(string secret)
    {
        string file = Recordings.Write(
            new RecordingOptions { Secrets = ["nothing-like-a-key-but-known", ""] },
            new RecordedOpening(TimeSpan.Zero, 1, $"/ws/x/{secret}?key={secret}", Subprotocol: secret),
            Recordings.Client("{\"setup\":{\"" + secret + "\":[\"a " + secret + " b\"]}}"),
            Recordings.Server("no JSON " + secret),
            new RecordedClose(TimeSpan.Zero, 1, RecordedSide.Server, 1008, "key " + secret + " refused"));

        Assert.DoesNotContain(secret, file, StringComparison.Ordinal);
        Assert.Contains("\"a (removed) b\"", file, StringComparison.Ordinal);
        Assert.Contains("key (removed) refused", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("text")]
    public void A_word_that_only_a_simulator_takes_for_a_key_spoils_no_message(string key)
    {
        string file = Recordings.Write(new RecordingOptions { Secrets = [key] }, Recordings.Client("""{"realtimeInput":{"text":"next"}}"""));

        Assert.Contains("""{"realtimeInput":{"text":"next"}}""", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mimeType", 16_000, -20.0)]
    [InlineData("mime_type", 24_000, -6.0)]
    [InlineData("mimeType", 24_000, -60.0)]
    public async Task Audio_becomes_a_stand_in_of_the_same_length_and_level(string name, int rate, double level)
    {
        byte[] sound = Sound(rate, level);
        string message = "{\"x\":{\"data\":\"" + Convert.ToBase64String(sound).TrimEnd('=').Replace('+', '-').Replace('/', '_') + "\",\"" + name + "\":\"audio/pcm;rate=" + rate.ToString(CultureInfo.InvariantCulture) + "\"}}";
        string file = Recordings.Write(new RecordingOptions { Media = RecordedMedia.StandIn }, Recordings.Client(message));
        (RecordingHeader header, List<RecordedEvent> events) = await Recordings.ReadAsync(file);

        Assert.Equal(RecordedMedia.StandIn, header.Media);
        Assert.InRange(file.Length, 1, 400);
        using JsonDocument read = JsonDocument.Parse(Recordings.Text(events[0]));
        byte[] standIn = read.RootElement.GetProperty("x").GetProperty("data").GetBytesFromBase64();
        Assert.Equal(sound.Length, standIn.Length);
        Assert.NotEqual(sound, standIn);
        Assert.Equal(AudioLevel.Measure(sound).RmsDbfs, AudioLevel.Measure(standIn).RmsDbfs, 0.2);
    }

    [Fact]
    public async Task Pictures_and_silence_become_zeros_and_text_stays()
    {
        string file = Recordings.Write(
            new RecordingOptions { Media = RecordedMedia.StandIn },
            Recordings.Client("""{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"/9j/4AAQSkZJRgABAQAAAQABAAD/2Q=="}}}"""),
            Recordings.Client("""{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAAAAAAA"}}}"""),
            Recordings.Client("""{"args":{"data":"AAAA","mimeType":7},"other":{"data":"AAAA"}}"""));
        List<RecordedEvent> events = (await Recordings.ReadAsync(file)).Events;

        Assert.Equal("""{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="}}}""", Recordings.Text(events[0]));
        Assert.Equal("""{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAAAAAAA"}}}""", Recordings.Text(events[1]));
        Assert.Equal("""{"args":{"data":"AAAA","mimeType":7},"other":{"data":"AAAA"}}""", Recordings.Text(events[2]));
    }

    private static byte[] Sound(int rate, double level)
    {
        Random dice = new(1);
        double amplitude = Math.Pow(10, level / 20) * 32_768;
        short[] samples = [.. Enumerable.Range(0, rate / 5).Select(_ => (short)((dice.Next(2) * 2 - 1) * amplitude))];
        return Pcm16.Bytes(samples).ToArray();
    }
}
