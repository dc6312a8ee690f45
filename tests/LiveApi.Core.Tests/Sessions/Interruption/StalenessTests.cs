using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Tools;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>Which audio is stale: a row for each order in which the service is known, or documented, to say things.</summary>
/// <remarks>
/// A row is the service's messages, one word each; "+" puts fields into one message, and "read" is the reader taking what is there. What could be
/// read in all is "piece@turn", pieces counted from 0.
/// </remarks>
public sealed class StalenessTests
{
    public static TheoryData<string, string, string, int, int> Rows { get; } = new()
    {
        { "3 ordinary turn", "audio audio generated complete", "0@1 1@1", 0, 0 },
        { "5 both flags at once", "audio generated+complete audio complete", "0@1 1@2", 0, 0 },
        { "6 interrupted while generating, no generationComplete", "audio audio interrupted complete audio", "2@2", 2, 0 },
        { "6 what was read before stays read", "audio read audio interrupted complete audio", "0@1 2@2", 1, 0 },
        { "6 audio after interrupted", "audio interrupted audio audio audio complete audio", "4@2", 1, 3 },
        { "6 audio after interrupted, and no turnComplete yet", "audio interrupted audio audio", "", 1, 2 },
        { "6 generationComplete all the same", "audio interrupted audio generated audio complete audio", "3@2", 1, 2 },
        { "6 interrupted twice", "audio interrupted audio interrupted complete audio", "2@2", 1, 1 },
        { "6 two turns in a row", "audio interrupted complete audio interrupted audio complete audio", "3@3", 2, 1 },
        { "7 interrupted after generationComplete", "audio audio generated interrupted complete audio", "2@2", 2, 0 },
        { "7 interrupted after generationComplete, late audio", "audio generated interrupted audio complete audio", "2@2", 1, 1 },
        { "7 stray after turnComplete", "audio complete interrupted audio complete", "0@1 1@2", 0, 0 },
        { "7 stray after turnComplete, unread audio of that turn", "audio audio generated complete interrupted", "0@1 1@1", 0, 0 },
        { "7 before any content of the turn", "interrupted audio complete", "0@1", 0, 0 },
        { "7 before any content, with a turnComplete of its own", "interrupted complete audio complete", "0@2", 0, 0 },
        { "7 late audio after turnComplete is the next turn's", "audio interrupted complete audio", "1@2", 1, 0 },
        { "8 in the same moment as ACTIVITY_START", "audio start interrupted complete end heard audio", "1@2", 1, 0 },
        { "8 in the same message as ACTIVITY_START", "audio start+interrupted audio complete audio", "2@2", 1, 1 },
        { "8 interrupted before its ACTIVITY_START", "audio interrupted start audio complete end audio", "2@2", 1, 1 },
        { "9 input transcription is no content", "heard interrupted audio complete", "0@1", 0, 0 },
        { "9 a transcript between", "audio interrupted said audio heard complete audio", "2@2", 1, 1 },
        { "10 transcription ran ahead of the audio", "said interrupted audio complete audio", "1@2", 0, 1 },
        { "12 interrupted while a call is pending", "audio call interrupted complete audio", "1@2", 1, 0 },
        { "13 a call that blocks nothing", "call generated complete audio complete", "0@2", 0, 0 },
        { "14 interrupted, then the cancellation", "audio call interrupted cancel audio complete audio", "2@2", 1, 1 },
        { "14 the cancellation, then interrupted", "audio call cancel interrupted complete audio", "1@2", 1, 0 },
        { "14 the cancellation after turnComplete", "audio call interrupted complete cancel audio complete", "1@2", 1, 0 },
        { "14 no cancellation, and the call comes again", "audio call interrupted complete call audio complete", "1@2", 1, 0 },
        { "15 the second remark is interrupted", "audio complete+progress audio interrupted audio complete+idle audio", "3@2", 2, 1 },
        { "15 an interrupted remark goes on", "audio interrupted audio complete+progress audio complete+idle", "2@1", 1, 1 },
        { "15 idle without a completion", "audio complete+progress audio interrupted idle audio", "2@2", 2, 0 },
        { "16 goAway in between", "audio goaway interrupted goaway audio complete audio", "2@2", 1, 1 },
        { "19 far ahead of real time", "audio read audio audio audio audio interrupted complete", "0@1", 4, 0 },
        { "20 a turn that produced nothing", "audio complete complete interrupted audio complete", "0@1 1@3", 0, 0 },
        { "C.2 audio and interrupted in one message", "audio audio+interrupted audio complete audio", "3@2", 2, 1 },
        { "C.2 the whole turn in one message", "audio+said+interrupted+complete audio", "1@2", 1, 0 },
        { "C.2 the three flags in one message", "audio interrupted+generated+complete audio", "1@2", 1, 0 },
        { "C.2 two pieces and a flag", "audio+audio+interrupted complete audio+audio", "2@2 3@2", 2, 0 },
        { "I.6 several calls, one answered", "call call interrupted cancel complete audio", "0@2", 0, 0 },
    };

    public static TheoryData<string, string, string, int, int> RowsWithoutCompletion { get; } = new()
    {
        { "17 generationComplete is the end", "audio generated interrupted audio generated", "0@1 1@2", 0, 0 },
        { "17 a cut turn has no end: the next words are the next turn", "audio interrupted audio generated audio", "1@2 2@3", 1, 0 },
    };

    public static TheoryData<string, string, string, int, int> RowsOfInterpreters { get; } = new()
    {
        { "no turnComplete ever: the next words are the next turn", "audio read interrupted audio audio", "0@1 1@2 2@2", 0, 0 },
        { "unread audio is gone all the same", "audio audio interrupted audio", "2@2", 2, 0 },
        { "transcripts open the next turn, too", "audio interrupted said audio", "1@2", 1, 0 },
        { "turnComplete after all", "audio interrupted complete audio", "1@2", 1, 0 },
        { "stray", "audio complete interrupted audio", "0@1 1@2", 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Of_a_model_that_completes_its_turns(string row, string messages, string readable, int dropped, int refused)
        => Play(TurnEnding.TurnComplete, row, messages, readable, dropped, refused);

    [Theory]
    [MemberData(nameof(RowsWithoutCompletion))]
    public void Of_a_model_whose_turns_end_with_their_generation(string row, string messages, string readable, int dropped, int refused)
        => Play(TurnEnding.GenerationComplete, row, messages, readable, dropped, refused);

    [Theory]
    [MemberData(nameof(RowsOfInterpreters))]
    public void Of_an_interpreter(string row, string messages, string readable, int dropped, int refused)
        => Play(TurnEnding.Unsaid, row, messages, readable, dropped, refused);

    private static void Play(TurnEnding ending, string row, string messages, string readable, int dropped, int refused)
    {
        Inbox inbox = new(long.MaxValue);
        using ToolLedger tools = new([], new ManualTimeProvider(), static _ => { });
        MessageUnpacker unpacker = new(new TurnClock(ending), inbox, tools);
        List<LiveMessage> read = [];
        int pieces = 0;
        foreach (string word in messages.Split(' '))
        {
            if (word == "read")
            {
                Drain(inbox, read);
                continue;
            }

            List<LiveMessage> unpacked = [];
            unpacker.Unpack(WireFormat.ReadServer(Encoding.UTF8.GetBytes(Message(word, ref pieces))), unpacked);
            inbox.Post(unpacked);
        }

        Drain(inbox, read);
        Assert.Equal((row, readable), (row, string.Join(' ', read.OfType<LiveAudio>().Select(static audio => $"{audio.Data[0]}@{audio.Turn}"))));
        Assert.Equal((dropped, refused), (read.OfType<LiveInterrupted>().Sum(static one => one.DroppedAudioMessages), (int)unpacker.LateAudioRefused));
        Assert.Equal(TimeSpan.FromMilliseconds(dropped), new TimeSpan(read.OfType<LiveInterrupted>().Sum(static one => one.DroppedAudio.Ticks)));
    }

    private static void Drain(Inbox inbox, List<LiveMessage> read)
    {
        while (inbox.TryTake(out LiveMessage? message))
        {
            read.Add(message!);
        }
    }

    private static string Message(string word, ref int pieces)
    {
        List<string> fields = [];
        List<string> content = [];
        List<string> parts = [];
        foreach (string field in word.Split('+'))
        {
            switch (field)
            {
                case "audio":
                    byte[] pcm = new byte[48];
                    pcm[0] = (byte)pieces++;
                    parts.Add($$$$"""{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"{{{{Convert.ToBase64String(pcm)}}}}"}}""");
                    break;
                case "start" or "end":
                    fields.Add($$$$"""  "voiceActivity":{"type":"ACTIVITY_{{{{field.ToUpperInvariant()}}}}"}""");
                    break;
                default:
                    (Outer.TryGetValue(field, out string? json) ? fields : content).Add(json ?? Inner[field]);
                    break;
            }
        }

        if (parts.Count > 0)
        {
            content.Add($$"""  "modelTurn":{"parts":[{{string.Join(',', parts)}}]}""");
        }

        if (content.Count > 0)
        {
            fields.Add($$"""  "serverContent":{{{string.Join(',', content)}}}""");
        }

        return "{" + string.Join(',', fields) + "}";
    }

    private static readonly Dictionary<string, string> Outer = new()
    {
        ["call"] = "\"toolCall\":{\"functionCalls\":[{\"id\":\"1\",\"name\":\"f\"}]}",
        ["cancel"] = "\"toolCallCancellation\":{\"ids\":[\"1\"]}",
        ["goaway"] = "\"goAway\":{\"timeLeft\":\"50s\"}",
        ["idle"] = "\"interactionStatus\":\"IDLE\"",
        ["progress"] = "\"interactionStatus\":\"IN_PROGRESS\"",
    };

    private static readonly Dictionary<string, string> Inner = new()
    {
        ["interrupted"] = "\"interrupted\":true",
        ["generated"] = "\"generationComplete\":true",
        ["complete"] = "\"turnComplete\":true",
        ["said"] = "\"outputTranscription\":{\"text\":\"It\"}",
        ["heard"] = "\"inputTranscription\":{\"text\":\"Wait\"}",
    };
}
