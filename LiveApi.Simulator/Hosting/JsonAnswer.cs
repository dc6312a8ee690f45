using System;
using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LiveApi.Simulator.Hosting;

/// <summary>Answers of the control API: JSON, also where something is wrong.</summary>
internal static class JsonAnswer
{
    internal static Task FailAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return SendAsync(context, writer => writer.WriteString("error", message));
    }

    internal static Task SendAsync(HttpContext context, Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return SendAsync(context, Encoding.UTF8.GetString(json.WrittenSpan));
    }

    internal static Task SendAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
