using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Diagnostics;

public sealed class SaveRecordingTests
{
    private const string Key = "AIzaSyMarkerMarkerMarkerMarkerMarker12";

    [Fact]
    public async Task The_last_minutes_of_a_session_are_a_recording_without_sound_and_keys()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("fault.jsonl");
        byte[] voice = new byte[1_920];
        new Random(1).NextBytes(voice);
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Session.SendTextAsync($"my key is {Key}", TestContext.Current.CancellationToken);
        await live.Session.SendAudioAsync(voice, 24_000, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.ReceiveAsync();
        string sound = Convert.ToBase64String(voice);
        await live.Server.SendAsync($$$$"""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"{{{{sound}}}}"}}]}}}""");
        await live.Server.SendAsync("""{"serverContent":{"turnComplete":true}}""");
        await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        await live.Server.CloseAsync(1011, "Internal error encountered.");
        await live.Session.Completion;

        int count = await live.Session.SaveRecordingAsync(path, TestContext.Current.CancellationToken);

        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        Assert.DoesNotContain("test-key", text, StringComparison.Ordinal);
        Assert.DoesNotContain(sound, text, StringComparison.Ordinal);
        IReadOnlyList<RecordedEvent> events = await ReadAsync(path);
        Assert.Equal(count, events.Count);
        Assert.Equal("/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent", Assert.IsType<RecordedOpening>(events[0]).Path);
        Assert.Equal(
            ["""client {"setup":""", "server {\n  \"setupComplete\":", "client {\"clientContent\":", "client {\"realtimeInput\":", "server {\"serverContent\":", "server {\"serverContent\":"],
            events.OfType<RecordedMessage>().Select(static one => $"{(one.From == RecordedSide.Client ? "client" : "server")} {Begins(one)}"));
        Assert.Equal((1011, RecordedSide.Server), (Assert.IsType<RecordedClose>(events[^1]).Code, ((RecordedClose)events[^1]).From));
        Assert.Equal([path], folder.Files);
    }

    [Fact]
    public async Task Only_the_owner_can_read_it()
    {
        using TemporaryFolder folder = new();
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Session.SaveRecordingAsync(folder.File("r.jsonl"), TestContext.Current.CancellationToken);
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("on Windows the folder's own rights decide");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("r.jsonl")));
    }

    private static string Begins(RecordedMessage message)
    {
        string text = Encoding.UTF8.GetString(message.Payload.ToArray());
        return text.Substring(0, text.IndexOf(':', StringComparison.Ordinal) + 1);
    }

    private static async Task<IReadOnlyList<RecordedEvent>> ReadAsync(string path)
    {
        using RecordingReader reader = await RecordingReader.OpenAsync(File.OpenRead(path), path);
        List<RecordedEvent> events = [];
        await foreach (RecordedEvent one in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            events.Add(one);
        }

        return events;
    }
}
