using System;
using System.Linq;
using System.Text;
using LiveApi.Simulator.Conversation;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The short way to read audio says what the long way says, or nothing.</summary>
public class PlainAudioTests
{
    private const string Documented = """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAABAAIAAwA="}}}""";

    private static readonly string[] Pieces = ["\"", "{", "}", ",", ":", "=", "-", "_", "\\u0041", " ", "null", "[]", "1", "AAAA", "audio", "data", "\"data\":\"AA==\",", "mimeType"];

    public static TheoryData<string> Plain =>
    [
        Documented,
        """{"realtimeInput":{"audio":{"data":"AAABAAIAAwA=","mimeType":"audio/pcm;rate=16000"}}}""",
        """ { "realtimeInput" : { "audio" : { "mimeType" : "audio/pcm" , "data" : "" } } } """,
        """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAA="}}}""",
    ];

    public static TheoryData<string> Other =>
    [
        """{"realtime_input":{"audio":{"mime_type":"audio/pcm;rate=16000","data":"AAABAAIAAwA="}}}""",
        """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAABAAIAAwA"}}}""",
        """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"__-_"}}}""",
        """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AA AB"}}}""",
        """{"realtimeInput":{"audio":{"mimeType":"audio\/pcm","data":"AAAA"}}}""",
        """{"realtimeInput":{"audio":{"mimeType":null,"data":"AAAA"}}}""",
        """{"realtimeInput":{"audio":{"mimeType":"audio/pcm","data":"AAAA"},"text":"x"}}""",
        """{"realtimeInput":{"audio":{"mimeType":"audio/pcm","data":"AAAA"}}}x""",
        """{"realtimeInput":{"audio":{"data":"AAAA"}}}""",
        """{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"AAAA"}}}""",
        """{"realtimeInput":{"text":"x"}}""",
        "",
    ];

    [Theory]
    [MemberData(nameof(Plain))]
    public void Audio_as_it_is_documented_is_read(string message)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(message);

        ClientMessage? read = new PlainAudio().Read(utf8);

        Assert.NotNull(read);
        AssertSame(WireFormat.ReadClient(utf8), read, message);
    }

    [Theory]
    [MemberData(nameof(Other))]
    public void Anything_else_is_left_to_the_general_reader(string message) => Assert.Null(new PlainAudio().Read(Encoding.UTF8.GetBytes(message)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_mutated_message_is_read_as_the_general_reader_reads_it(int seed)
    {
        Random dice = new(seed);
        PlainAudio reader = new();
        int good = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] utf8 = Mutate(dice);
            if (reader.Read(utf8) is not { } read) { continue; }
            AssertSame(WireFormat.ReadClient(utf8), read, Encoding.UTF8.GetString(utf8));
            good++;
        }

        // Were nothing read at all, nothing would have been compared.
        Assert.InRange(good, 1_000, 19_000);
    }

    [Fact]
    public void The_same_kind_of_chunk_takes_no_memory()
    {
        PlainAudio reader = new();
        byte[] utf8 = Encoding.UTF8.GetBytes(Documented);
        ClientMessage? first = reader.Read(utf8);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1_000; i++) { Assert.Same(first, reader.Read(utf8)); }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void AssertSame(ClientMessage expected, ClientMessage read, string message)
        => Assert.True(WireFormat.ToUtf8(expected).SequenceEqual(WireFormat.ToUtf8(read)), message);

    private static byte[] Mutate(Random dice)
    {
        StringBuilder text = new(dice.Next(3) == 0 ? Documented.Replace("16000", dice.Next(9_999).ToString("00000", null), StringComparison.Ordinal) : Documented);
        for (int i = dice.Next(3); i > 0; i--)
        {
            int at = dice.Next(text.Length);
            switch (dice.Next(4))
            {
                case 0: text.Remove(at, Math.Min(dice.Next(6), text.Length - at)); break;
                case 1: text.Insert(at, Pieces[dice.Next(Pieces.Length)]); break;
                default: text[at] = (char)dice.Next(32, 127); break;
            }
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(text.ToString());
        if (dice.Next(10) == 0 && utf8.Length > 0) { utf8[dice.Next(utf8.Length)] = (byte)dice.Next(256); }
        return utf8;
    }
}
