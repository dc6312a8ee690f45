using System;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Sessions.Turns;

/// <summary>Transcripts come in pieces, or repeat what was said so far: either way everything is there once.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("It is|| 18 degrees|| in Berlin.", "It is 18 degrees in Berlin.")]
    [InlineData("It|It is 18|It is 18 degrees|It is 18 degrees in Berlin.", "It is 18 degrees in Berlin.")]
    [InlineData("It is 18 degrees.|It is 18 degrees. And| on Sunday|?", "It is 18 degrees. And on Sunday?")]
    [InlineData("First it rains.|First it rains. Then|Later on|Later on it snows|Later on it snows.", "First it rains. ThenLater on it snows.")]
    [InlineData("no|no, no|no, no, no", "nono, nono, no, no")]
    [InlineData("no| no| no", "no no no")]
    [InlineData("Bravo, bravo!|Bravo, bravo!", "Bravo, bravo!Bravo, bravo!")]
    [InlineData("", "")]
    public void Everything_is_there_once(string pieces, string text)
    {
        Wording wording = new();
        foreach (string piece in pieces.Split('|'))
        {
            wording.Add(piece);
        }

        Assert.Equal(text, wording.ToString());
        Assert.Equal(text.Length, wording.Length);
    }

    [Fact]
    public void It_says_what_of_a_piece_is_new()
    {
        Wording wording = new();

        Assert.Equal(["Guten Tag.", " Wie", " geht", " es?"], ((string[])["Guten Tag.", "Guten Tag. Wie", "Guten Tag. Wie geht", " es?"]).Select(wording.Add));
    }

    [Fact]
    public async Task A_turn_whose_transcripts_repeat_themselves_has_its_words_and_captions_once()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "Hello?" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        string second = Convert.ToBase64String(new byte[48_000]);
        foreach (string content in (string[])[
            "\"outputTranscription\":{\"text\":\"Good morning.\"}",
            $"\"modelTurn\":{{\"parts\":[{{\"inlineData\":{{\"mimeType\":\"audio/pcm;rate=24000\",\"data\":\"{second}\"}}}}]}}",
            "\"outputTranscription\":{\"text\":\"Good morning. How are you?\"}",
            "\"turnComplete\":true"])
        {
            await live.Server.SendAsync("{\"serverContent\":{" + content + "}}");
        }

        LiveTurn turn = await running;

        Assert.Equal("Good morning. How are you?", turn.OutputTranscript);
        Assert.Equal(["Good", "morning.", "How", "are", "you?"], turn.Captions.Select(static word => word.Text));
    }
}
