using System;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LiveApi.Simulator.Hosting;

/// <summary>
/// What tests ask the simulator beside the conversation: the runs (<see cref="RunApi"/>), GET /control/health, GET /control/scenarios, POST /control/stop.
/// All answers are JSON.
/// </summary>
internal sealed class ControlApi(SimulatorServer server, Action stop)
{
    private readonly RunApi _runs = new(server);

    internal static bool IsIts(PathString path) => path == "/" || path.StartsWithSegments("/control", StringComparison.Ordinal);

    internal Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!.TrimEnd('/');
        return _runs.TryAnswer(context, path) ?? (context.Request.Method, path) switch
        {
            ("GET", "" or "/control") => JsonAnswer.SendAsync(context, WriteIndex),
            ("GET", "/control/health") => JsonAnswer.SendAsync(context, WriteHealth),
            ("GET", "/control/scenarios") => JsonAnswer.SendAsync(context, WriteScenarios),
            ("POST", "/control/stop") => StopAsync(context),
            _ => JsonAnswer.FailAsync(context, 404, $"There is nothing at {context.Request.Method} {path}. See GET /control."),
        };
    }

    private Task StopAsync(HttpContext context)
    {
        stop();
        return JsonAnswer.SendAsync(context, writer => writer.WriteBoolean("stopping", true));
    }

    private static void WriteIndex(Utf8JsonWriter writer)
    {
        writer.WriteString("name", "LiveApi.Simulator");
        writer.WriteString("health", "/control/health");
        writer.WriteString("journal", "/control/journal/RUN");
        writer.WriteString("wait", "/control/journal/RUN?waitFor=KIND&count=N&connection=N&containing=TEXT&timeout=SECONDS");
        writer.WriteString("conformance", "/control/journal/RUN/conformance");
        writer.WriteString("push", "POST /control/journal/RUN/steps?connection=N");
        writer.WriteString("reset", "DELETE /control/journal/RUN");
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
}
