using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LiveApi.Simulator.Hosting;

/// <summary>An answer to an upgrade that is not 101, in the form that Google's services give errors.</summary>
internal sealed record HttpRefusal(int Status, string Message)
{
    internal string Phrase => Status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        426 => "Upgrade Required",
        429 => "Too Many Requests",
        _ => "Service Unavailable",
    };

    internal byte[] Body()
    {
        string name = Status switch
        {
            400 or 405 or 426 => "INVALID_ARGUMENT",
            401 => "UNAUTHENTICATED",
            403 => "PERMISSION_DENIED",
            404 => "NOT_FOUND",
            429 => "RESOURCE_EXHAUSTED",
            _ => "UNAVAILABLE",
        };
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter writer = new(body, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            writer.WriteNumber("code", Status);
            writer.WriteString("message", Message);
            writer.WriteString("status", name);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.WrittenSpan) + "\n");
    }
}
