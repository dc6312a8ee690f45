using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport.Recording;

/// <summary>What is written is read again, and what an earlier version wrote stays readable.</summary>
public class RecordingFormatTests
{
    private static readonly RecordedEvent[] Session =
    [
        new RecordedOpening(TimeSpan.FromMilliseconds(12), 1, "/ws/x.BidiGenerateContent", Subprotocol: "live"),
        Recordings.Client("""{"setup":{"model":"models/gemini-3.8-live"}}""", 0.013),
        Recordings.Server("{\n  \"setupComplete\": {}\n}\n", 0.314159),
        Recordings.Client("""{"realtime_input":{"text":"caf\u00e9 \ud83d\ude00, null: \u0000","n":1.50}}""", 0.5),
        Recordings.Server("half a character: {\"text\":\"\\ud83d\"}", 0.6),
        Recordings.Server("""{"text":"\ud83d"}""", 0.7),
        new RecordedMessage(TimeSpan.FromSeconds(0.8), 1, RecordedSide.Server, IsText: true, new byte[] { 0xFF, 0, 1 }),
        new RecordedMessage(TimeSpan.FromSeconds(0.9), 1, RecordedSide.Server, IsText: true, Array.Empty<byte>()),
        new RecordedClose(TimeSpan.FromSeconds(1), 1, RecordedSide.Server, 1011, "Internal error encountered."),
        new RecordedOpening(TimeSpan.FromSeconds(2), 2, "/ws/x.BidiGenerateContent", Status: 429),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task What_is_written_is_read_again(int bytesAtATime)
    {
        string file = Recordings.Write(new RecordingOptions { Program = "tests 1.0", Made = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero) }, Session);
        (RecordingHeader header, List<RecordedEvent> events) = await Recordings.ReadAsync(file, bytesAtATime);

        Assert.Equal(new RecordingHeader(1, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), "tests 1.0", RecordedMedia.Kept, HasTimes: true), header);
        Assert.Equal(Session.Length, events.Count);
        foreach ((RecordedEvent was, RecordedEvent now) in Session.Zip(events, (was, now) => (was, now)))
        {
            Assert.Equal((was.At, was.Connection, was.GetType()), (now.At, now.Connection, now.GetType()));
            if (was is not RecordedMessage said) { Assert.Equal(was, now); continue; }
            Assert.Equal((said.From, said.IsText), (((RecordedMessage)now).From, ((RecordedMessage)now).IsText));
        }

        Assert.Equal("{\n  \"setupComplete\": {}\n}\n", Recordings.Text(events[2]));
        // An escape is another spelling of the same text; everything else is as it came.
        Assert.Equal("""{"realtime_input":{"text":"café 😀, null: \u0000","n":1.50}}""", Recordings.Text(events[3]).Replace("\\uD83D\\uDE00", "😀"));
        Assert.Equal("half a character: {\"text\":\"\\ud83d\"}", Recordings.Text(events[4]));
        Assert.Equal("""{"text":"\ud83d"}""", Recordings.Text(events[5]));
        Assert.Equal(new byte[] { 0xFF, 0, 1 }, ((RecordedMessage)events[6]).Payload.ToArray());
        Assert.Equal(0, ((RecordedMessage)events[7]).Payload.Length);
    }

    [Fact]
    public void A_line_is_an_event_and_reads_as_one()
        => Assert.Equal(
            [
                """{"format":"liveapi-recording","version":1,"media":"kept"}""",
                """{"at":0.012,"open":"/ws/x"}""",
                """{"at":0.5,"from":"client","frame":"text","message":{"realtimeInput":{"text":"hello"}}}""",
                """{"at":0.6,"from":"server","frame":"binary","indented":true,"message":{"setupComplete":{}}}""",
                """{"at":2,"connection":2,"from":"server","close":1000,"reason":""}""",
                "",
            ],
            Recordings.Write(
                new RecordingOptions(),
                new RecordedOpening(TimeSpan.FromSeconds(0.012), 1, "/ws/x"),
                Recordings.Client("""{ "realtimeInput": {"text": "hello"} }""", 0.5),
                Recordings.Server("{\n\"setupComplete\":{}}", 0.6),
                new RecordedClose(TimeSpan.FromSeconds(2), 2, RecordedSide.Server, 1000, "")).Split('\n'));

    [Fact]
    public async Task Version_one_stays_readable()
    {
        (RecordingHeader header, List<RecordedEvent> events) = await Recordings.ReadAsync(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "recordings", "version-1.jsonl")));

        Assert.Equal((1, RecordedMedia.StandIn), (header.Version, header.Media));
        Assert.Equal(11, events.Count);
        Assert.Equal("{\n  \"setupComplete\": {}\n}\n", Recordings.Text(events[2]));
        Assert.Equal(TimeSpan.FromTicks(5_000_010), events[3].At);
        Assert.Equal("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAABAAIAAwAEAAUABgAHAA=="}}]}},"brandNew":[1,2.50,"é"]}""", Recordings.Text(events[5]));
        Assert.Equal(("this is no JSON", false), (Recordings.Text(events[6]), ((RecordedMessage)events[6]).IsText));
        Assert.Equal(new RecordedClose(TimeSpan.FromSeconds(1.5), 1, RecordedSide.Server, 1011, "Internal error encountered."), events[8]);
        Assert.Equal(429, ((RecordedOpening)events[9]).Status);
        Assert.Equal(3, ((RecordedGap)events[10]).Messages);
    }

    [Theory]
    [InlineData("", "at line 1: It does not begin as one.")]
    [InlineData("RIFF", "at line 1: It does not begin as one.")]
    [InlineData("{\"setup\":{}}\n", "at line 1: Its first line does not say \"format\":\"liveapi-recording\".")]
    [InlineData("{\"format\":\"liveapi-recording\",\"version\":2}\n", "at line 1: It has version 2; this program reads versions 1 to 1.")]
    [InlineData("{\"format\":\"liveapi-recording\",\"version\":1}\n{\"at\":0,\"open\":\"/\"}\n{\"at\":0,", "at line 3: it is not of its form.")]
    [InlineData("{\"format\":\"liveapi-recording\",\"version\":1}\n{\"at\":0,\"message\":{}}\n", "at line 2: \"from\" is neither \"client\" nor \"server\".")]
    [InlineData("{\"format\":\"liveapi-recording\",\"version\":1}\n{\"at\":-1,\"open\":\"/\"}\n", "at line 2: \"at\" is no time.")]
    [InlineData("{\"format\":\"liveapi-recording\",\"version\":1}\n{\"at\":0,\"from\":\"server\",\"frame\":\"ping\",\"message\":{}}\n", "at line 2: \"frame\" is \"text\" or \"binary\", not \"ping\".")]
    [InlineData("{\"format\":\"liveapi-recording\",\"version\":1}\n[1]\n", "at line 2: it is not of its form.")]
    [InlineData("{\"format\":\"liveapi-recording\",\"version\":1}\n{\"from\":\"client\",\"message\":{\"mimeType\":\"audio/pcm\",\"data\":{\"standIn\":{\"bytes\":99999999999}}}}\n", "at line 2: it is not of its form.")]
    [InlineData(">5 {}\n", "at line 1: The file ends inside a message of 5 bytes.")]
    [InlineData(">3 {}\n?", "at line 2: A message begins with > or <, and this does not.")]
    [InlineData(">x", "at line 1: After > or < stands the length of the message, and a space.")]
    [InlineData("<99999999999 {}", "at line 1: After > or < stands the length of the message, and a space.")]
    [InlineData("<999999999 {}", "at line 1: A message of 999999999 bytes is longer than 67108864.")]
    public async Task What_cannot_be_read_says_where_and_why(string file, string complaint)
    {
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => Recordings.ReadAsync(file));

        Assert.Equal((LiveFault.RecordingUnreadable, $"'test.jsonl' cannot be read as a recording, {complaint}"), (fault.Fault, fault.Message));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task The_logs_of_Googles_SDK_tests_are_recordings_too(int bytesAtATime)
    {
        // The length counts bytes, with the newline that follows the message; the service's own messages have newlines inside.
        const string log = ">59 {\"setup\":{\"model\":\"models/gemini-3.8-live\",\"x\":\"Grüße\"}}\n<27 {\n  \"setupComplete\": {}\n}\n\n>3 {}\n";
        (RecordingHeader header, List<RecordedEvent> events) = await Recordings.ReadAsync(log, bytesAtATime);

        Assert.Equal((0, false), (header.Version, header.HasTimes));
        Assert.Equal([(RecordedSide.Client, true), (RecordedSide.Server, false), (RecordedSide.Client, true)], events.Cast<RecordedMessage>().Select(message => (message.From, message.IsText)));
        Assert.Equal(["{\"setup\":{\"model\":\"models/gemini-3.8-live\",\"x\":\"Grüße\"}}", "{\n  \"setupComplete\": {}\n}\n", "{}"], events.Select(Recordings.Text));
    }

    [Fact]
    public async Task What_finds_no_room_is_left_out_and_counted()
    {
        string large = "{\"text\":\"" + new string('x', 2_000) + "\"}";
        string file = Recordings.Write(
            new RecordingOptions { MaxBytes = 1_000 }, Recordings.Client("{}"), Recordings.Client(large), Recordings.Server(large, 2), Recordings.Server("{}", 3),
            new RecordedClose(TimeSpan.FromSeconds(4), 1, RecordedSide.Client, 1000, ""));
        (_, List<RecordedEvent> events) = await Recordings.ReadAsync(file);

        Assert.InRange(Encoding.UTF8.GetByteCount(file), 1, 1_000);
        Assert.Equal(["RecordedMessage", "RecordedMessage", "RecordedClose", "RecordedGap"], events.Select(happened => happened.GetType().Name));
        Assert.Equal(new RecordedGap(TimeSpan.FromSeconds(4), 1, 2), events[^1]);
    }

    [Fact]
    public async Task What_was_recorded_up_to_now_can_be_read_while_it_goes_on()
    {
        MemoryStream file = new();
        using RecordingWriter writer = new(file);
        writer.Write(Recordings.Client("{}"));

        Assert.Single((await Recordings.ReadAsync(file.ToArray())).Events);
    }
}
