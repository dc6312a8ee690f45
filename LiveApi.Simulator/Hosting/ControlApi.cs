using System;
using System.Buffers;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LiveApi.Simulator.Hosting;

/// <summary>
/// What tests ask the simulator beside the conversation. GET /control/health, GET /control/journal (the runs), GET /control/journal/RUN,
/// GET /control/journal/RUN/CONNECTION/heard.wav and said.wav, DELETE /control/journal/RUN, GET /control/scenarios, POST /control/stop. All answers are JSON.
/// </summary>
internal sealed class ControlApi(SimulatorServer server, Action stop)
{
    private const string Journal = "/control/journal";

    internal static bool IsIts(PathString path) => path == "/" || path.StartsWithSegments("/control", StringComparison.Ordinal);

    internal Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!.TrimEnd('/');
        if (path.EndsWith(".wav", StringComparison.Ordinal)) { return SendWavAsync(context, path.Split('/')); }
        string? run = path.StartsWith(Journal + "/", StringComparison.Ordinal) ? Uri.UnescapeDataString(path[(Journal.Length + 1)..]) : null;
        return (context.Request.Method, run is null ? path : Journal + "/") switch
        {
            ("GET", "" or "/control") => SendAsync(context, WriteIndex),
            ("GET", "/control/health") => SendAsync(context, WriteHealth),
            ("GET", "/control/scenarios") => SendAsync(context, WriteScenarios),
            ("GET", Journal) => SendAsync(context, WriteRuns),
            ("GET", Journal + "/") => SendRunAsync(context, run!),
            ("DELETE", Journal + "/") => ForgetAsync(context, run!),
            ("POST", "/control/stop") => StopAsync(context),
            _ => FailAsync(context, 404, $"There is nothing at {context.Request.Method} {path}. See GET /control."),
        };
    }

    private Task SendWavAsync(HttpContext context, string[] path)
    {
        if (path is not ["", "control", "journal", var run, var number, "heard.wav" or "said.wav"] || !int.TryParse(number, out int connection))
        {
            return FailAsync(context, 404, "Audio is at /control/journal/RUN/CONNECTION/heard.wav and said.wav.");
        }

        if (server.GetAudio(Uri.UnescapeDataString(run), connection, path[^1] == "heard.wav") is not { } wav)
        {
            return FailAsync(context, 404, server.Options.KeepAudio ? "There is no audio of that." : "Audio is kept only where the simulator was started with --keep-audio.");
        }

        context.Response.ContentType = "audio/wav";
        return context.Response.Body.WriteAsync(wav, context.RequestAborted).AsTask();
    }

    private Task SendRunAsync(HttpContext context, string run)
        => server.GetJournal(run) is { } json ? SendAsync(context, json) : FailAsync(context, 404, $"No connection has named a run '{run}'.");

    private Task ForgetAsync(HttpContext context, string run)
    {
        bool was = server.Forget(run);
        return SendAsync(context, writer => writer.WriteBoolean("forgotten", was));
    }

    private Task StopAsync(HttpContext context)
    {
        stop();
        return SendAsync(context, writer => writer.WriteBoolean("stopping", true));
    }

    private static void WriteIndex(Utf8JsonWriter writer)
    {
        writer.WriteString("name", "LiveApi.Simulator");
        writer.WriteString("health", "/control/health");
        writer.WriteString("journal", "/control/journal/RUN");
        writer.WriteString("scenarios", "/control/scenarios");
        writer.WriteString("gemini", "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent");
        writer.WriteString("vertex", "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent");
        writer.WriteString("prefix", "/s/SCENARIO/RUN");
    }

    private void WriteHealth(Utf8JsonWriter writer)
    {
        int open = 0, all = 0;
        foreach (Run run in server.Runs)
        {
            foreach (Simulator.Journal.ConnectionJournal connection in run.Journal.Connections)
            {
                all++;
                open += connection.Closed is null ? 1 : 0;
            }
        }

        writer.WriteString("status", "ok");
        writer.WriteString("version", SimulatorVersion.Text);
        writer.WriteString("scenario", server.Shelf.Default.Name);
        writer.WriteString("speed", server.Options.Speed.ToString());
        writer.WriteNumber("connectionsOpen", open);
        writer.WriteNumber("connections", all);
    }

    private void WriteScenarios(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("scenarios");
        foreach (string name in server.Shelf.Names)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("about", server.Shelf.Find(name)!.About);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteRuns(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("runs");
        foreach (Run run in server.Runs) { Simulator.Journal.JournalJson.Write(writer, run.Journal); }
        writer.WriteEndArray();
    }

    private static Task FailAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return SendAsync(context, writer => writer.WriteString("error", message));
    }

    private static Task SendAsync(HttpContext context, Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return SendAsync(context, System.Text.Encoding.UTF8.GetString(json.WrittenSpan));
    }

    private static Task SendAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
