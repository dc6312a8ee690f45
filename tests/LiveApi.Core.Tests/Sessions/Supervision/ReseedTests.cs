using System.Collections.Generic;
using System.Linq;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

/// <summary>A fresh session is told what was said, in the form that its family takes, and an open question is asked once.</summary>
public sealed class ReseedTests
{
    [Theory]
    [InlineData("gemini-3.8-live", "uM", "seed u+M")]
    [InlineData("gemini-3.8-live", "uMu", "seed u+M+u ask")]
    [InlineData("gemini-3.1-flash-live-preview", "uM", "announced seed u+M")]
    [InlineData("gemini-3.1-flash-live-preview", "uMu", "announced seed u+M question u")]
    [InlineData("gemini-3.1-flash-live-preview", "u", "question u")]
    [InlineData("gemini-2.5-flash-native-audio-preview-12-2025", "uM", "seed u+M+note")]
    [InlineData("gemini-2.5-flash-native-audio-preview-12-2025", "uMu", "seed u+M+u ask")]
    [InlineData("no-such-model", "uM", "seed u+M")]
    [InlineData("gemini-3.8-live", "", "nothing")]
    public void Each_family_is_told_in_its_form(string model, string said, string expected)
    {
        List<Content> turns = [.. said.Select(static one => new Content { Role = one == 'u' ? Role.User : Role.Model, Parts = [new Part { Text = one.ToString() }] })];

        Reseed reseed = Reseed.Of(turns, said.EndsWith('u'), ModelCatalogue.Default.Find(model, Backend.Gemini).Family);

        Assert.Equal(expected, Describe(reseed));
        Assert.Equal(reseed.Announced, reseed.Announce(new Setup()).HistoryConfig?.InitialHistoryInClientContent == true);
    }

    [Fact]
    public void What_is_still_to_be_sent_is_not_told_as_past()
    {
        ConversationLog log = new();
        log.Add(Role.User, "one", typed: true);
        log.Add(Role.Model, "first ");
        log.Add(Role.Model, "answer");
        log.Add(Role.User, "two", typed: true);
        log.Add(Role.User, "three", typed: true);

        Assert.Equal(["one", "first answer"], Texts(log, unsent: 2));
        Assert.Equal(["one", "first answer", "two", "three"], Texts(log, unsent: 0));
        Assert.True(log.EndsWithQuestion(0));
    }

    [Fact]
    public void The_log_is_bounded_and_forgets_the_oldest_first()
    {
        ConversationLog log = new(maxCharacters: 10);
        log.Add(Role.User, "12345", typed: true);
        log.Add(Role.Model, "6789");
        log.Add(Role.User, "abc", typed: true);

        Assert.Equal(["6789", "abc"], Texts(log, unsent: 0));
    }

    private static IEnumerable<string?> Texts(ConversationLog log, int unsent) => log.TurnsBefore(unsent).Select(static turn => turn.Parts![0].Text);

    private static string Describe(Reseed reseed)
    {
        string seed = reseed.Seed?.ClientContent is { } content
            ? $"seed {string.Join("+", content.Turns!.Select(static turn => turn.Parts![0].Text!.Length == 1 ? turn.Parts[0].Text : "note"))}{(content.TurnComplete == true && !reseed.Announced ? " ask" : string.Empty)}"
            : string.Empty;
        string[] parts = [reseed.Announced ? "announced" : string.Empty, seed, reseed.Question?.RealtimeInput?.Text is { } text ? $"question {text}" : string.Empty];
        string all = string.Join(" ", parts.Where(static part => part.Length > 0));
        return all.Length > 0 ? all : "nothing";
    }
}
