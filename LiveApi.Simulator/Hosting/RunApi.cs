using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Simulator.Conformance;
using LiveApi.Simulator.Conformance.Reports;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Scenarios;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LiveApi.Simulator.Hosting;

/// <summary>
/// The runs over HTTP. GET /control/journal (all), GET /control/journal/RUN, with ?waitFor=KIND once there is such a message (count, connection,
/// containing and timeout say more), GET /control/journal/RUN/conformance, GET /control/journal/RUN/CONNECTION/heard.wav and said.wav, POST /control/journal/RUN/steps, DELETE both.
/// </summary>
internal sealed class RunApi(SimulatorServer server)
{
    private const int LongestBody = 1024 * 1024;
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Answers what is under /control/journal; null for any other path.</summary>
    internal Task? TryAnswer(HttpContext context, string path)
    {
        string[] parts = path.Split('/');
        string run = parts.Length > 3 ? Uri.UnescapeDataString(parts[3]) : "";
        return (context.Request.Method, parts) switch
        {
            ("GET", ["", "control", "journal"]) => JsonAnswer.SendAsync(context, WriteRuns),
            ("DELETE", ["", "control", "journal"]) => ForgetAllAsync(context),
            ("GET", ["", "control", "journal", _]) => context.Request.Query.ContainsKey("waitFor") ? WaitAsync(context, run) : SendRunAsync(context, run),
            ("DELETE", ["", "control", "journal", _]) => ForgetAsync(context, run),
            ("POST", ["", "control", "journal", _, "steps"]) => PushAsync(context, run),
            ("GET", ["", "control", "journal", _, "conformance"]) => JudgeAsync(context, run),
            ("GET", ["", "control", "journal", _, var number, "heard.wav" or "said.wav"]) => SendWavAsync(context, run, number, parts[^1] == "heard.wav"),
            _ => null,
        };
    }

    private Task SendRunAsync(HttpContext context, string run)
        => server.GetJournal(run) is { } json ? JsonAnswer.SendAsync(context, json) : JsonAnswer.FailAsync(context, 404, $"No connection has named a run '{run}'.");

    private Task JudgeAsync(HttpContext context, string run)
    {
        if (server.GetJournal(run) is not { } journal) { return JsonAnswer.FailAsync(context, 404, $"No connection has named a run '{run}'."); }
        ConformanceReport report = ConformanceReport.Of(JournalReader.Read(journal)[0]);
        return context.Request.Query["as"].ToString() switch
        {
            "html" => SendAsync(context, "text/html; charset=utf-8", stream => HtmlReport.Write(stream, report)),
            "nunit" => SendAsync(context, "application/xml", stream => NUnitReport.Write(stream, report)),
            "" or "json" => JsonAnswer.SendAsync(context, writer => JsonReport.Write(writer, report)),
            var other => JsonAnswer.FailAsync(context, 400, $"A report comes as json, html or nunit, not as '{other}'."),
        };
    }

    private static async Task SendAsync(HttpContext context, string type, Action<Stream> write)
    {
        using MemoryStream content = new();
        write(content);
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length), context.RequestAborted);
    }

    private async Task WaitAsync(HttpContext context, string run)
    {
        IQueryCollection query = context.Request.Query;
        if (!TryNumber(query["count"], 1, out int? count) || !TryNumber(query["connection"], 1, out int? connection) || !TryNumber(query["timeout"], 0, out int? seconds))
        {
            await JsonAnswer.FailAsync(context, 400, "count, connection and timeout (in seconds) are whole numbers.");
            return;
        }

        TimeSpan within = seconds is { } asked ? TimeSpan.FromSeconds(Math.Min(asked, LongestWait.TotalSeconds)) : UsualWait;
        JournalCondition condition = new(query["waitFor"].ToString()) { Count = count ?? 1, Connection = connection, Containing = query["containing"] is [{ Length: > 0 } text] ? text : null };
        string? journal = await server.WaitForJournalAsync(condition, run, within, context.RequestAborted);
        await (journal is not null ? JsonAnswer.SendAsync(context, journal)
            : JsonAnswer.FailAsync(context, 408, $"The run '{run}' had not {condition.Count} of '{condition.Kind}' within {within.TotalSeconds:0.###} s."));
    }

    private async Task PushAsync(HttpContext context, string run)
    {
        if (!TryNumber(context.Request.Query["connection"], 1, out int? connection))
        {
            await JsonAnswer.FailAsync(context, 400, "connection is a whole number.");
            return;
        }

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = LongestBody;
        using StreamReader body = new(context.Request.Body);
        try
        {
            int pushed = server.Push(await body.ReadToEndAsync(context.RequestAborted), run, connection);
            await (pushed > 0 ? JsonAnswer.SendAsync(context, writer => writer.WriteNumber("pushed", pushed))
                : JsonAnswer.FailAsync(context, 409, WhyNot(run, connection)));
        }
        catch (ScenarioException wrong)
        {
            context.Response.StatusCode = 400;
            await JsonAnswer.SendAsync(context, writer =>
            {
                writer.WriteString("error", wrong.Message);
                ScenarioFaults.Write(writer, wrong.All);
            });
        }
    }

    private string WhyNot(string run, int? connection) => server.Options.Replay is { } tape
        ? $"The run '{run}' replays {tape.Name}, which says what was recorded and nothing else: steps are for scenarios. 'to-scenario' makes one of a recording."
        : $"The run '{run}' has no {(connection is { } number ? $"connection {number}" : "connection")} that is open and set up.";

    private Task SendWavAsync(HttpContext context, string run, string number, bool heard)
    {
        byte[]? wav = int.TryParse(number, CultureInfo.InvariantCulture, out int connection) ? server.GetAudio(run, connection, heard) : null;
        if (wav is null) { return JsonAnswer.FailAsync(context, 404, server.Options.KeepAudio ? "There is no audio of that." : "Audio is kept only where the simulator was started with --keep-audio."); }
        context.Response.ContentType = "audio/wav";
        return context.Response.Body.WriteAsync(wav, context.RequestAborted).AsTask();
    }

    private Task ForgetAsync(HttpContext context, string run)
    {
        bool was = server.Forget(run);
        return JsonAnswer.SendAsync(context, writer => writer.WriteBoolean("forgotten", was));
    }

    private Task ForgetAllAsync(HttpContext context)
    {
        int count = 0;
        foreach (Run run in server.Runs) { count += server.Forget(run.Journal.Name) ? 1 : 0; }
        return JsonAnswer.SendAsync(context, writer => writer.WriteNumber("forgotten", count));
    }

    private void WriteRuns(System.Text.Json.Utf8JsonWriter writer)
    {
        writer.WriteStartArray("runs");
        foreach (Run run in server.Runs) { JournalJson.Write(writer, run.Journal); }
        writer.WriteEndArray();
    }

    private static bool TryNumber(string? text, int least, out int? number)
    {
        number = null;
        if (string.IsNullOrEmpty(text)) { return true; }
        bool isGood = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int read) && read >= least;
        number = isGood ? read : null;
        return isGood;
    }
}
