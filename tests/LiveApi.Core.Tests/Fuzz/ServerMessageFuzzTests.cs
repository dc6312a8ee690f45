using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Fuzz;

/// <summary>Bad messages from the server: each is delivered, or is one clear error. LIVEAPI_FUZZ_MESSAGES sets how many (1,000,000 is the full run).</summary>
public sealed class ServerMessageFuzzTests(ITestOutputHelper output)
{
    private static readonly int Messages = int.Parse(Environment.GetEnvironmentVariable("LIVEAPI_FUZZ_MESSAGES") ?? "40000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_message_is_delivered_or_one_clear_error()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        IConnectionOwner owner = live.Session;
        using LiveReader reader = live.Session.OpenReader();
        LiveConnection nowhere = new(new DeadSocket(), owner, new Outbox(1, TimeProvider.System), TimeProvider.System, TimeSpan.FromSeconds(1));
        MessageMutator mutator = new([.. Corpus()], seed: 20_261_122);
        int delivered = 0, unreadable = 0;
        for (int number = 0; number < Messages; number++)
        {
            byte[] message = mutator.Next();
            long before = live.Session.Counters.MessagesUnreadable;
            owner.OnMessage(nowhere, message);
            List<LiveMessage> posted = Drain(reader);
            bool counted = live.Session.Counters.MessagesUnreadable > before;

            Assert.Equal(counted, posted is [LiveUnknown { Fault: not null }]);
            Assert.All(posted, one => Assert.False(one is LiveSessionClosed));
            unreadable += counted ? 1 : 0;
            delivered += posted.Count > 0 && !counted ? 1 : 0;
            if (counted)
            {
                LiveException fault = ((LiveUnknown)posted[0]).Fault!;
                Assert.Equal(LiveFault.MessageUnreadable, fault.Fault);
                Assert.InRange(fault.Message.Length, 10, 600);
            }
        }

        output.WriteLine($"{Messages} messages: {delivered} delivered, {unreadable} unreadable, {Messages - delivered - unreadable} with nothing in them");
        Assert.Equal(0, live.Session.Counters.UnreadBytes);
        Assert.InRange(delivered, Messages / 20, Messages);
        Assert.InRange(unreadable, Messages / 20, Messages);
    }

    // An error inside the session would close it, rightly; what follows could not be sent to it then.
    private static IEnumerable<byte[]> Corpus()
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Golden", "server"), "*.json")
            .Where(file => !file.EndsWith("schema.error.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes);

    private static List<LiveMessage> Drain(LiveReader reader)
    {
        List<LiveMessage> messages = [];
        while (reader.TryRead(out LiveMessage? message))
        {
            // Reading everything that can be read of a message is part of delivering it.
            _ = message!.Summary + message.Json;
            messages.Add(message);
        }

        return messages;
    }

    private sealed class DeadSocket : LiveApi.Transport.IMessageSocket
    {
        public ValueTask SendAsync(ReadOnlyMemory<byte> utf8) => default;

        public bool Cork() => false;

        public ValueTask UncorkAsync() => default;

        public ValueTask<LiveApi.Transport.SocketMessage> ReceiveAsync() => throw new NotSupportedException();

        public Task CloseOutputAsync(int code, string? reason) => Task.CompletedTask;

        public void Abort()
        {
        }

        public void Dispose()
        {
        }
    }
}
