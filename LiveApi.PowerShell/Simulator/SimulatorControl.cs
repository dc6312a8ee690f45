using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Simulator;

/// <summary>A simulator's control API.</summary>
internal sealed class SimulatorControl(LiveSimulator simulator)
{
    private const int WavHeader = 44;
    private const int WavRate = 24;

    /// <summary>The connections of a run, of all runs where none is named.</summary>
    internal async Task<IReadOnlyList<LiveSimulatorConnection>> ReadAsync(string? run, CancellationToken stop)
    {
        (int status, string body) = await AskAsync(HttpMethod.Get, JournalOf(run), null, stop).ConfigureAwait(false);
        // A run that nobody has named is one without connections.
        if (status == 404) { return []; }
        using JsonDocument json = Parse(status, body);
        return run is null
            ? [.. json.RootElement.GetProperty("runs").EnumerateArray().SelectMany(one => JournalReading.Connections(one, this))]
            : [.. JournalReading.Connections(json.RootElement, this)];
    }

    /// <summary>The connections of a run once it has so many messages of a kind.</summary>
    /// <exception cref="LiveException">ServerSilent: they did not come in time.</exception>
    internal async Task<IReadOnlyList<LiveSimulatorConnection>> WaitAsync(string run, string query, CancellationToken stop)
    {
        (int status, string body) = await AskAsync(HttpMethod.Get, $"{JournalOf(run)}?{query}", null, stop).ConfigureAwait(false);
        if (status == 408) { throw new LiveException(LiveFault.ServerSilent, ErrorIn(body), "Get-LiveSimulatorJournal without -WaitFor shows what did come; -Timeout waits longer."); }
        using JsonDocument json = Parse(status, body);
        return [.. JournalReading.Connections(json.RootElement, this)];
    }

    /// <summary>Does steps now.</summary>
    /// <exception cref="LiveException">ScenarioInvalid: the steps are not good. SessionNotOpen: there is no conversation to do them in.</exception>
    internal async Task PushAsync(string run, int? connection, string steps, CancellationToken stop)
    {
        string query = connection is { } number ? "?connection=" + number.ToString(CultureInfo.InvariantCulture) : string.Empty;
        (int status, string body) = await AskAsync(HttpMethod.Post, $"{JournalOf(run)}/steps{query}", steps, stop).ConfigureAwait(false);
        switch (status)
        {
            case 400: throw new LiveException(LiveFault.ScenarioInvalid, ErrorIn(body), "Get-Help about_LiveApi_Simulator lists the steps.");
            case 409: throw new LiveException(LiveFault.SessionNotOpen, ErrorIn(body), "Connect a client with this run in its base URL first.");
            default: Parse(status, body).Dispose(); break;
        }
    }

    internal async Task ForgetAsync(string? run, CancellationToken stop)
    {
        (int status, string body) = await AskAsync(HttpMethod.Delete, JournalOf(run), null, stop).ConfigureAwait(false);
        Parse(status, body).Dispose();
    }

    /// <summary>The audio that the client of a connection sent.</summary>
    internal async Task<(byte[] Pcm, int Rate)> ReadHeardAsync(string run, int connection, CancellationToken stop)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, $"{JournalOf(run)}/{connection.ToString(CultureInfo.InvariantCulture)}/heard.wav", null, stop).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            throw new LiveException(
                LiveFault.AudioEmpty,
                $"{run} #{connection.ToString(CultureInfo.InvariantCulture)}: {ErrorIn(await answer.Content.ReadAsStringAsync(stop).ConfigureAwait(false))}",
                "Has the client sent any? It is kept where the simulator was started with Start-LiveSimulator -KeepAudio.");
        }

        // The simulator writes mono PCM16 behind a plain header.
        byte[] wav = await answer.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
        return ([.. wav.Skip(WavHeader)], BitConverter.ToInt32(wav, WavRate));
    }

    private async Task<(int Status, string Body)> AskAsync(HttpMethod method, string path, string? body, CancellationToken stop)
    {
        using HttpResponseMessage answer = await SendAsync(method, path, body, stop).ConfigureAwait(false);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(stop).ConfigureAwait(false));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, CancellationToken stop)
    {
        using HttpClient http = simulator.OpenHttp();
        using HttpRequestMessage request = new(method, path);
        if (body is not null) { request.Content = new StringContent(body, Encoding.UTF8, "application/yaml"); }
        try
        {
            return await http.SendAsync(request, stop).ConfigureAwait(false);
        }
        catch (HttpRequestException lost)
        {
            throw new LiveException(LiveFault.SimulatorFailed, $"The simulator at {simulator.Uri} does not answer: {lost.Message}", "It may have ended: look at its Log, and start another.", lost);
        }
    }

    private static string JournalOf(string? run) => run is null ? "control/journal" : "control/journal/" + Uri.EscapeDataString(run);

    private static JsonDocument Parse(int status, string body)
        => status < 400 ? JsonDocument.Parse(body) : throw new LiveException(LiveFault.SimulatorFailed, ErrorIn(body), "Is it a simulator of the same version that listens there?");

    private static string ErrorIn(string body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            JsonElement error = json.RootElement.GetProperty("error");
            return error.ValueKind == JsonValueKind.String ? error.GetString()! : error.GetProperty("message").GetString()!;
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException) { return "The simulator answered in words of its own: " + body; }
    }
}
