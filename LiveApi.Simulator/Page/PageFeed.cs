using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;

namespace LiveApi.Simulator.Page;

/// <summary>
/// What one open page is told: which sessions there are, and what is new in the conversation that it shows. It looks at the journal ten times a second
/// and keeps no queue: a page that reads slowly is told later, and of what the journal still has.
/// </summary>
internal sealed class PageFeed(SimulatorServer server, string? run, int number)
{
    private const int LooksPerList = 5;
    private const int MostBatches = 10;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly ArrayBufferWriter<byte> _events = new();
    private readonly SessionWatch _sessions = new(server);
    private readonly ConversationWatch? _conversation = run is null ? null : new(server, run, number);

    internal async Task RunAsync(Stream page, CancellationToken stop)
    {
        Add("hello", WriteHello);
        using PeriodicTimer timer = new(Look, server.Options.Clock);
        int looks = 0;
        do
        {
            if (looks % LooksPerList == 0 && _sessions.HasNews()) { Add("sessions", _sessions.Write); }
            for (int batch = 0; batch < MostBatches && _conversation?.HasNews() == true; batch++)
            {
                Add("entries", _conversation.Write);
                await SendAsync(page, stop);
            }

            // A comment shows a page that nobody reads any more.
            if (looks++ % 100 == 99) { _events.Write(":\n\n"u8); }
            await SendAsync(page, stop);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private async Task SendAsync(Stream page, CancellationToken stop)
    {
        if (_events.WrittenCount == 0) { return; }
        await page.WriteAsync(_events.WrittenMemory, stop);
        await page.FlushAsync(stop);
        _events.ResetWrittenCount();
    }

    private void Add(string name, Action<Utf8JsonWriter> members)
    {
        _events.Write(Encoding.ASCII.GetBytes($"event: {name}\ndata: "));
        using (Utf8JsonWriter writer = new(_events))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        _events.Write("\n\n"u8);
    }

    private void WriteHello(Utf8JsonWriter writer)
    {
        writer.WriteString("version", SimulatorVersion.Text);
        writer.WriteString("scenario", server.Shelf.Default.Name);
        writer.WriteString("speed", server.Options.Speed.ToString());
        // How fast the page's own clock has to run; at instant speed it stands.
        writer.WriteNumber("factor", server.Options.Speed.IsInstant ? 0 : server.Options.Speed.Factor);
        writer.WriteBoolean("keepsAudio", server.Options.KeepAudio);
        writer.WriteNumber("step", Journal.Envelope.Step);
    }
}
