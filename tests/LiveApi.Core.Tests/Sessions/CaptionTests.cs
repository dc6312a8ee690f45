using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class CaptionTests
{
    [Fact]
    public void Words_have_the_share_of_the_audio_that_they_have_of_the_characters()
    {
        CaptionTrack track = new();
        track.Add("one");
        track.Add(" three");
        track.EndStretch(TimeSpan.FromSeconds(8));
        track.Add(" two.");

        IReadOnlyList<LiveCaption> words = track.Build(TimeSpan.FromSeconds(10));

        Assert.Equal([Word(0, 3, "one"), Word(3, 8, "three"), Word(8, 10, "two.")], words);
    }

    [Fact]
    public void What_the_user_said_is_where_the_service_heard_speech()
    {
        InputCaptions captions = new();
        captions.Noticed(new LiveVoiceActivity(VoiceActivityType.Start, TimeSpan.FromSeconds(61)));
        captions.Noticed(new LiveVoiceActivity(VoiceActivityType.End, TimeSpan.FromSeconds(63)));
        captions.Heard("Hi you", at: 0);

        IReadOnlyList<LiveCaption> words = captions.Build(audioBefore: TimeSpan.FromSeconds(60), inputAudio: TimeSpan.FromSeconds(5), static _ => TimeSpan.FromSeconds(4));

        Assert.Equal([Word(1, 1.8, "Hi"), Word(1.8, 3, "you")], words);
    }

    [Fact]
    public void Without_voice_activity_the_place_is_where_the_words_came()
    {
        InputCaptions captions = new();
        captions.Heard("ab", at: 2);
        captions.Heard("cd", at: 9);

        IReadOnlyList<LiveCaption> words = captions.Build(TimeSpan.Zero, TimeSpan.FromSeconds(5), static at => TimeSpan.FromSeconds(at));

        Assert.Equal([Word(0, 2, "ab"), Word(2, 5, "cd")], words);
    }

    [Fact]
    public void At_any_pace_the_place_is_what_had_been_sent()
    {
        SendingTrack tenTimesAsFast = new();
        for (int chunk = 1; chunk <= 100; chunk++)
        {
            tenTimesAsFast.Add(moment: chunk * 10, TimeSpan.FromMilliseconds(100 * chunk));
        }

        Assert.Equal(TimeSpan.Zero, tenTimesAsFast.At(9));
        Assert.Equal(TimeSpan.FromMilliseconds(100), tenTimesAsFast.At(10));
        Assert.Equal(TimeSpan.FromMilliseconds(5_000), tenTimesAsFast.At(504));
        Assert.Equal(TimeSpan.FromSeconds(10), tenTimesAsFast.At(50_000));
        Assert.Equal(TimeSpan.Zero, new SendingTrack().At(1));
    }

    [Fact]
    public void Cues_end_with_a_sentence_and_fit_two_lines()
    {
        string text = "The train to Berlin leaves at nine from platform four. It stops in Hanover and in Wolfsburg, and it has a restaurant where you can eat until eight in the evening.";
        CaptionTrack track = new();
        track.Add(text);

        IReadOnlyList<LiveCaption> cues = CaptionCues.Of(track.Build(TimeSpan.FromSeconds(10)));

        Assert.Equal("The train to Berlin leaves\nat nine from platform four.", cues[0].Text);
        Assert.All(cues, static cue => Assert.All(cue.Text.Split('\n'), static line => Assert.InRange(line.Length, 1, 60)));
        Assert.All(cues, static cue => Assert.InRange(cue.Text.Count(static character => character == '\n'), 0, 1));
        Assert.All(cues.Zip(cues.Skip(1)), static pair => Assert.True(pair.First.End <= pair.Second.Start));
        Assert.Equal(text, string.Join(" ", cues.Select(static cue => cue.Text.Replace('\n', ' '))));
        Assert.Equal((TimeSpan.Zero, 10), (cues[0].Start, Math.Round(cues[^1].End.TotalSeconds, 3)));
    }

    [Fact]
    public void Scripts_without_spaces_are_not_torn_by_them()
    {
        CaptionTrack track = new();
        track.Add("今日はいい天気ですね。");

        Assert.Equal("今日はいい天気ですね。", Assert.Single(CaptionCues.Of(track.Build(TimeSpan.FromSeconds(2)))).Text);
    }

    [Fact]
    public void Both_formats_are_written_as_players_read_them()
    {
        IReadOnlyList<LiveCaption> cues = [Word(0, 1.5, "A < B"), Word(3661.25, 3662, "second\nline")];

        Assert.Equal("1\n00:00:00,000 --> 00:00:01,500\nA < B\n\n2\n01:01:01,250 --> 01:01:02,000\nsecond\nline\n\n", CaptionFormat.ToSrt(cues));
        Assert.Equal("WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nA &lt; B\n\n01:01:01.250 --> 01:01:02.000\nsecond\nline\n\n", CaptionFormat.ToVtt(cues));
    }

    private static LiveCaption Word(double start, double end, string text) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), text);
}
