using System;
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Commands;

/// <summary>What a command says to programs: one line of JSON on standard output.</summary>
internal static class JsonLine
{
    // Nobody puts it into a page: quotes and letters stay what they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task PrintAsync(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json, Options)) { write(writer); }
        await Console.Out.WriteLineAsync(Encoding.UTF8.GetString(json.WrittenSpan));
        await Console.Out.FlushAsync();
    }

    internal static Task PrintObjectAsync(Action<Utf8JsonWriter> members) => PrintAsync(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });
}
