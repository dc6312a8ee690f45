using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class ReceiveTests
{
    private const string Audio = """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAABAAIAAwAEAAUABgAHAA=="}}]}}}""";
    private const string TurnComplete = """{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":1,"responseTokenCount":2,"totalTokenCount":3}}""";

    [Fact]
    public async Task Bundled_fields_come_in_the_stated_order()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync("""
            {"usageMetadata":{"totalTokenCount":3},"goAway":{"timeLeft":"50s"},"toolCall":{"functionCalls":[{"id":"1","name":"f"}]},
             "sessionResumptionUpdate":{"newHandle":"h","resumable":true},"voiceActivity":{"type":"ACTIVITY_END","audioOffset":"3.840s"},
             "serverContent":{"turnComplete":true,"generationComplete":true,"outputTranscription":{"text":"o"},"inputTranscription":{"text":"i"},
             "modelTurn":{"parts":[{"text":"t"},{"thought":true,"text":"th"}]}}}
            """);

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.GoAway);

        Assert.Equal(
            [
                LiveMessageKind.Resumption, LiveMessageKind.VoiceActivity, LiveMessageKind.InputTranscript, LiveMessageKind.Text, LiveMessageKind.Thought,
                LiveMessageKind.OutputTranscript, LiveMessageKind.ToolCall, LiveMessageKind.GenerationComplete, LiveMessageKind.TurnComplete,
                LiveMessageKind.Usage, LiveMessageKind.GoAway,
            ],
            messages.Select(message => message.Kind));
        Assert.Equal(Enumerable.Range(1, messages.Count).Select(number => (long)number), messages.Select(message => message.Sequence));
        Assert.All(messages.Take(10), message => Assert.Equal(1, message.Turn));
        Assert.True(messages[^1].EndsFrame);
    }

    [Fact]
    public async Task A_transcript_ends_with_or_without_text()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync("""{"serverContent":{"outputTranscription":{},"inputTranscription":{"text":"one two","words":[{"word":"one","startOffset":"0s","endOffset":"0.500s"}]}}}""");
        await live.Server.SendAsync("""{"serverContent":{"inputTranscription":{"finished":true,"speakerLabel":"a","languageCode":"en"}}}""");
        await live.Server.SendAsync("""{"goAway":{"timeLeft":"1s"}}""");

        LiveTranscript[] heard = [.. (await live.ReadUntilAsync(LiveMessageKind.GoAway)).OfType<LiveTranscript>()];

        Assert.Equal(["one two", ""], heard.Select(piece => piece.Text));
        Assert.Equal("one", Assert.Single(heard[0].Words!).Word);
        Assert.Equal([null, true], heard.Select(piece => piece.IsFinished));
        Assert.Equal(("a", "en"), (heard[1].SpeakerLabel, heard[1].LanguageCode));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task Fragments_that_split_characters_are_whole(int pieceBytes)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendInPiecesAsync("""{"serverContent":{"outputTranscription":{"text":"晴れ、22 °C – 😀"}}}""", pieceBytes);

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.OutputTranscript);

        Assert.Equal("晴れ、22 °C – 😀", Assert.IsType<LiveTranscript>(Assert.Single(messages)).Text);
    }

    [Fact]
    public async Task Text_frames_are_read_like_binary_ones()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync(Audio, WebSocketMessageType.Text);

        LiveAudio audio = Assert.IsType<LiveAudio>(Assert.Single(await live.ReadUntilAsync(LiveMessageKind.Audio)));

        Assert.Equal(new byte[] { 0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0 }, audio.Data);
        Assert.Equal(24_000, audio.SampleRate);
        Assert.Contains("AAABAAIAAwAEAAUABgAHAA==", audio.Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"brandNew":{"a":1}}""", "brandNew")]
    [InlineData("""{"serverContent":{"mood":"calm"}}""", "serverContent.mood")]
    [InlineData("""{"serverContent":{"modelTurn":{"gesture":"nod"}}}""", "serverContent.modelTurn.gesture")]
    [InlineData("""{"serverContent":{"inputTranscription":{"tone":"calm"}}}""", "serverContent.inputTranscription.tone")]
    [InlineData("""{"serverContent":{"outputTranscription":{"tone":"calm"}}}""", "serverContent.outputTranscription.tone")]
    [InlineData("""{"toolCall":{"plan":["a"]}}""", "toolCall.plan")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"toolCall":{"toolType":"GOOGLE_SEARCH_WEB"}}]}}}""", "serverContent.modelTurn.parts.toolCall")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"fileData":{"fileUri":"gs://b/a.png"},"thoughtSignature":"AAAA"}]}}}""", "serverContent.modelTurn.parts.fileData")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"hologram":1}]}}}""", "serverContent.modelTurn.parts.hologram")]
    public async Task What_is_new_is_delivered_as_unknown(string json, string what)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync(json);

        LiveUnknown unknown = Assert.IsType<LiveUnknown>(Assert.Single(await live.ReadUntilAsync(LiveMessageKind.Unknown)));

        Assert.Equal(what, unknown.What);
        Assert.Equal(json, unknown.Json);
        Assert.Null(unknown.Fault);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_reported_and_the_session_goes_on()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync("{\"serverContent\":");
        await live.Server.SendAsync(Audio);

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.Audio);

        Assert.Equal(LiveFault.MessageUnreadable, Assert.IsType<LiveUnknown>(messages[0]).Fault?.Fault);
        Assert.Equal(1, live.Session.Counters.MessagesUnreadable);
        Assert.Equal(LiveSessionState.Ready, live.Session.State);
    }

    [Fact]
    public async Task A_signal_beside_empty_content_is_the_signal()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync("""{"serverContent":{},"voiceActivity":{"type":"ACTIVITY_START","audioOffset":"0.200s"}}""");

        LiveVoiceActivity activity = Assert.IsType<LiveVoiceActivity>(Assert.Single(await live.ReadUntilAsync(LiveMessageKind.VoiceActivity)));

        Assert.Equal(TimeSpan.FromMilliseconds(200), activity.AudioOffset);
    }

    [Fact]
    public async Task Empty_messages_are_harmless()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync("""{"serverContent":{}}""");
        await live.Server.SendAsync("""{}""");
        await live.Server.SendAsync("""{"serverContent":{"outputTranscription":{}}}""");
        await live.Server.SendAsync(TurnComplete);

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.Usage);

        Assert.Equal([LiveMessageKind.TurnComplete, LiveMessageKind.Usage], messages.Select(message => message.Kind));
    }

    [Fact]
    public async Task Turns_are_counted()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        foreach (string json in (string[])[Audio, TurnComplete, Audio, TurnComplete])
        {
            await live.Server.SendAsync(json);
        }

        List<LiveMessage> first = await live.ReadUntilAsync(LiveMessageKind.Usage);
        List<LiveMessage> second = await live.ReadUntilAsync(LiveMessageKind.Usage);

        Assert.All(first, message => Assert.Equal(1, message.Turn));
        Assert.All(second, message => Assert.Equal(2, message.Turn));
        Assert.Equal(3, live.Session.Turn);
    }

    [Fact]
    public async Task An_interruption_takes_unread_audio_out_and_refuses_what_comes_late()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        foreach (string json in (string[])[Audio, Audio, """{"serverContent":{"interrupted":true}}""", Audio, TurnComplete, Audio])
        {
            await live.Server.SendAsync(json);
        }

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.Usage);
        List<LiveMessage> next = await live.ReadUntilAsync(LiveMessageKind.Audio);

        Assert.DoesNotContain(messages, message => message.Kind == LiveMessageKind.Audio && message.Sequence > 2);
        LiveInterrupted interrupted = Assert.IsType<LiveInterrupted>(messages.Single(message => message.Kind == LiveMessageKind.Interrupted));
        Assert.Equal(2, interrupted.DroppedAudioMessages + messages.Count(message => message.Kind == LiveMessageKind.Audio));
        Assert.True(Assert.IsType<LiveTurnComplete>(messages[^2]).WasInterrupted);
        Assert.Equal(1, live.Session.Counters.LateAudioRefused);
        Assert.Equal(2, Assert.Single(next).Turn);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interruption_outside_a_generation_cuts_nothing(bool afterATurn)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        if (afterATurn)
        {
            await live.Server.SendAsync(Audio);
            await live.Server.SendAsync(TurnComplete);
            await live.ReadUntilAsync(LiveMessageKind.Usage);
        }

        await live.Server.SendAsync("""{"serverContent":{"interrupted":true}}""");
        await live.Server.SendAsync(Audio);

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.Audio);

        Assert.Equal([LiveMessageKind.Interrupted, LiveMessageKind.Audio], messages.Select(message => message.Kind));
    }

    [Fact]
    public async Task A_second_reader_is_refused_and_the_first_goes_on()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        using LiveReader reader = live.Session.OpenReader();

        Assert.Equal(LiveFault.SessionBusy, Assert.Throws<LiveException>(live.Session.OpenReader).Fault);

        await live.Server.SendAsync(Audio);
        Assert.Equal(LiveMessageKind.Audio, (await reader.ReadAsync(TestContext.Current.CancellationToken))?.Kind);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_takes_nothing()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        using LiveReader reader = live.Session.OpenReader();
        using CancellationTokenSource stop = new();
        ValueTask<LiveMessage?> waiting = reader.ReadAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);

        await live.Server.SendAsync(Audio);

        Assert.Equal(LiveMessageKind.Audio, (await reader.ReadAsync(TestContext.Current.CancellationToken))?.Kind);
    }

    [Fact]
    public async Task More_than_a_reader_may_leave_unread_ends_the_session()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { MaxUnreadBytes = 150, MaxSpillBytes = 0 });
        await live.Server.SendAsync(Audio);
        await live.Server.SendAsync(Audio);
        await live.Session.Completion;

        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.SessionClosed);

        Assert.Equal(2, messages.Count(message => message.Kind == LiveMessageKind.Audio));
        LiveSessionClosed closed = Assert.IsType<LiveSessionClosed>(messages[^1]);
        Assert.Equal(LiveFault.ConsumerTooSlow, Assert.IsType<LiveException>(closed.Error).Fault);
    }
}
