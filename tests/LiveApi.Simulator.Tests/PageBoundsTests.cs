using System;
using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Page;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>However much there is to tell, a page is told a bounded amount at a time.</summary>
public class PageBoundsTests
{
    private const string Run = "many";

    private readonly SimulatorServer _server = new(new SimulatorOptions());

    [Fact]
    public void The_newest_sessions_are_listed_and_the_number_of_the_others()
    {
        for (int i = 0; i < 400; i++) { Open(i % 2 == 0 ? "even" : "odd", i); }
        SessionWatch watch = new(_server);

        Assert.True(watch.HasNews());
        JsonNode news = Written(watch.Write);
        Assert.Equal(SessionWatch.MostSessions, news["sessions"]!.AsArray().Count);
        Assert.Equal(100, (int)news["leftOut"]!);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(399), (DateTimeOffset)news["sessions"]![0]!["opened"]!);
        Assert.False(watch.HasNews());
    }

    [Fact]
    public void Only_what_changed_is_told_again()
    {
        ConnectionJournal one = Open(Run, 1);
        Open(Run, 2);
        SessionWatch watch = new(_server);
        watch.HasNews();
        Written(watch.Write);

        one.Close(TimeSpan.FromSeconds(3), 1011, "over", "server");

        Assert.True(watch.HasNews());
        JsonNode news = Written(watch.Write);
        Assert.False((bool)news["anew"]!);
        Assert.Equal(1011, (int)Assert.Single(news["sessions"]!.AsArray())!["closed"]!["code"]!);
    }

    [Fact]
    public void A_long_conversation_comes_in_pieces_each_entry_once()
    {
        ConnectionJournal journal = Open(Run, 0);
        for (int i = 0; i < 450; i++) { journal.Note(TimeSpan.FromSeconds(i), "note", $"{i}"); }
        journal.Close(TimeSpan.FromSeconds(500), 1000, "", "client");
        ConversationWatch watch = new(_server, Run, 1);

        int told = 0, pieces = 0;
        while (watch.HasNews())
        {
            foreach (JsonNode? entry in Written(watch.Write)["entries"]!.AsArray()) { Assert.Equal(++told, (int)entry!["number"]!); }
            pieces++;
        }

        Assert.Equal((450, 3), (told, pieces));
    }

    [Fact]
    public void Of_what_the_journal_had_to_drop_the_page_is_told_to_forget_it()
    {
        ConnectionJournal journal = Open(Run, 0);
        for (int i = 0; i < 2_100; i++) { journal.Note(TimeSpan.FromSeconds(i), "note", "x"); }
        ConversationWatch watch = new(_server, Run, 1);
        watch.HasNews();

        JsonNode news = Written(watch.Write);

        Assert.Equal((100, 103), ((int)news["dropped"]!, (int)news["oldest"]!));
    }

    private ConnectionJournal Open(string run, int second)
    {
        UpgradeRequest request = new("GET", $"/s/parrot/{run}{RawClient.Gemini}", "?key=k", name => name.ToLowerInvariant() switch
        {
            "connection" => "Upgrade",
            "upgrade" => "websocket",
            "sec-websocket-version" => "13",
            "sec-websocket-key" => "dGhlIHNhbXBsZSBub25jZQ==",
            _ => null,
        });
        return _server.Admit(request).Run!.Journal.Open("gemini v1beta", "parrot", "API key in the query", DateTimeOffset.UnixEpoch.AddSeconds(second), keepAudio: false);
    }

    private static JsonNode Written(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return JsonNode.Parse(json.WrittenSpan)!;
    }
}
