using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using LiveApi.Audio;
using LiveApi.Diagnostics;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Diagnostics;

public sealed class FlightRecorderTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void What_went_over_the_wire_comes_out_in_order_and_with_its_times()
    {
        FlightRecorder recorder = Recorder();
        recorder.Opened("/live");
        recorder.Sent("""{"setup":{}}"""u8);
        _time.Advance(TimeSpan.FromMilliseconds(300));
        recorder.Received("""{"setupComplete":{}}"""u8);
        recorder.Closed(byClient: false, 1011, "Internal error encountered.");

        IReadOnlyList<RecordedEvent> events = recorder.Events();

        Assert.Equal("/live", Assert.IsType<RecordedOpening>(events[0]).Path);
        Assert.Equal((RecordedSide.Client, """{"setup":{}}"""), Read(events[1]));
        Assert.Equal((RecordedSide.Server, """{"setupComplete":{}}"""), Read(events[2]));
        Assert.Equal(TimeSpan.FromMilliseconds(300), events[2].At);
        Assert.Equal((1011, RecordedSide.Server), (Assert.IsType<RecordedClose>(events[3]).Code, ((RecordedClose)events[3]).From));
    }

    [Fact]
    public void Of_audio_only_length_rate_and_loudness_are_kept()
    {
        byte[] loud = Tone(amplitude: 16_000), soft = Tone(amplitude: 160);
        FlightRecorder recorder = Recorder();
        recorder.ReceivedAudio(loud, 24_000);
        recorder.Sent(Outgoing(soft));
        recorder.Sent(Outgoing(new byte[640]));

        (byte[] Pcm, string MimeType)[] audio = [.. recorder.Events().Select(Sound)];

        Assert.Equal([(loud.Length, "audio/pcm;rate=24000"), (soft.Length, "audio/pcm;rate=16000"), (640, "audio/pcm;rate=16000")], audio.Select(static one => (one.Pcm.Length, one.MimeType)));
        Assert.NotEqual(loud, audio[0].Pcm);
        Assert.InRange(AudioLevel.Measure(audio[0].Pcm).RmsDbfs, AudioLevel.Measure(loud).RmsDbfs - 1.5, AudioLevel.Measure(loud).RmsDbfs + 1.5);
        Assert.InRange(AudioLevel.Measure(audio[1].Pcm).RmsDbfs, AudioLevel.Measure(soft).RmsDbfs - 1.5, AudioLevel.Measure(soft).RmsDbfs + 1.5);
        Assert.All(audio[2].Pcm, static value => Assert.Equal(0, value));
    }

    [Fact]
    public void It_is_bounded_in_bytes_and_keeps_the_newest()
    {
        FlightRecorder recorder = Recorder(maxBytes: 10_000);
        for (int number = 0; number < 10_000; number++)
        {
            recorder.Sent(Encoding.UTF8.GetBytes($$$"""{"realtimeInput":{"text":"{{{number}}}"}}"""));
            Assert.InRange(recorder.Bytes, 1, 10_000);
        }

        IReadOnlyList<RecordedEvent> events = recorder.Events();
        Assert.Contains("\"9999\"", Read(events[^1]).Json, StringComparison.Ordinal);
        Assert.InRange(events.Count, 100, 150);
    }

    [Fact]
    public void It_forgets_what_is_older_than_its_minutes_but_not_how_the_connection_began()
    {
        FlightRecorder recorder = Recorder();
        recorder.Opened("/live");
        recorder.Sent("""{"setup":{"model":"models/m"}}"""u8);
        recorder.Received("""{"setupComplete":{}}"""u8);
        recorder.Sent("""{"realtimeInput":{"text":"old"}}"""u8);
        _time.Advance(TimeSpan.FromMinutes(10));
        recorder.Sent("""{"realtimeInput":{"text":"new"}}"""u8);

        IReadOnlyList<RecordedEvent> events = recorder.Events();

        Assert.IsType<RecordedOpening>(events[0]);
        Assert.Equal(["""{"setup":{"model":"models/m"}}""", """{"setupComplete":{}}""", """{"realtimeInput":{"text":"new"}}"""], events.Skip(1).Select(static one => Read(one).Json));
    }

    [Fact]
    public void A_long_message_loses_its_media_at_once()
    {
        FlightRecorder recorder = Recorder();
        string picture = Convert.ToBase64String(new byte[60_000]);
        recorder.Sent(Encoding.UTF8.GetBytes($$$$"""{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"{{{{picture}}}}"}}}"""));

        Assert.InRange(recorder.Bytes, 1, 300);
        Assert.Contains("\"bytes\":60000", Read(Assert.Single(recorder.Events())).Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Audio_costs_no_allocation_once_the_ring_has_its_size()
    {
        FlightRecorder recorder = Recorder(maxBytes: 4_000);
        byte[] message = Outgoing(Tone(amplitude: 1_000)), pcm = Tone(amplitude: 1_000);
        for (int warm = 0; warm < 500; warm++)
        {
            recorder.Sent(message);
            recorder.ReceivedAudio(pcm, 24_000);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int number = 0; number < 1_000; number++)
        {
            recorder.Sent(message);
            recorder.ReceivedAudio(pcm, 24_000);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private FlightRecorder Recorder(int maxBytes = 1_000_000) => new(_time, maxBytes, TimeSpan.FromMinutes(5));

    private static byte[] Outgoing(byte[] pcm)
        => Encoding.ASCII.GetBytes($$$$"""{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"{{{{Convert.ToBase64String(pcm)}}}}"}}}""");

    private static (RecordedSide From, string Json) Read(RecordedEvent one)
    {
        RecordedMessage message = Assert.IsType<RecordedMessage>(one);
        return (message.From, Encoding.UTF8.GetString(message.Payload.ToArray()));
    }

    private static (byte[] Pcm, string MimeType) Sound(RecordedEvent one)
    {
        using JsonDocument document = JsonDocument.Parse(Read(one).Json);
        JsonElement blob = Blob(document.RootElement);
        return (blob.GetProperty("data").GetBytesFromBase64(), blob.GetProperty("mimeType").GetString()!);
    }

    private static JsonElement Blob(JsonElement message) => message.TryGetProperty("realtimeInput", out JsonElement input)
        ? input.GetProperty("audio")
        : message.GetProperty("serverContent").GetProperty("modelTurn").GetProperty("parts")[0].GetProperty("inlineData");

    private static byte[] Tone(double amplitude)
    {
        byte[] pcm = new byte[1_920];
        for (int at = 0; at < pcm.Length / 2; at++)
        {
            BitConverter.GetBytes((short)(amplitude * Math.Sin(at * 0.173))).CopyTo(pcm, at * 2);
        }

        return pcm;
    }
}
