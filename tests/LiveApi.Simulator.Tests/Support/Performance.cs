using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A scenario played by a script of the client's side, and what came of it, each as words that a person can read.</summary>
internal sealed class Performance : IDisposable
{
    private const string Setup = "\"sessionResumption\":{},\"outputAudioTranscription\":{},\"inputAudioTranscription\":{},"
        + "\"generationConfig\":{\"speechConfig\":{\"voiceConfig\":{\"prebuiltVoiceConfig\":{\"voiceName\":\"Kore\"}}}},"
        + "\"tools\":[{\"functionDeclarations\":[{\"name\":\"get_weather\",\"behavior\":\"BLOCKING\"},{\"name\":\"set_alarm\",\"behavior\":\"NON_BLOCKING\"}]}]";
    private const string Manual = ",\"realtimeInputConfig\":{\"automaticActivityDetection\":{\"disabled\":true}}";

    private readonly List<string> _seen = [];
    private readonly StringBuilder _words = new();
    private double _seconds;
    private Stage _stage;

    private Performance(string scenario, bool manual) => _stage = Stage.Ready(scenario, Setup + (manual ? Manual : ""));

    /// <summary>What came of the script, such as <c>heard 'x', say 'y' 2s, turn</c>.</summary>
    internal static string Of(string steps, string script)
    {
        using Performance performance = new($"name: table\nsteps:\n{steps}", script.Contains("start", StringComparison.Ordinal));
        foreach (string line in script.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) { performance.Do(line); }
        performance._stage.Wait(20_000);
        performance.Look();
        return string.Join(", ", performance._seen);
    }

    public void Dispose() => _stage.Dispose();

    private void Do(string line)
    {
        string[] words = line.Split(' ', 2);
        string rest = words.Length > 1 ? words[1] : "";
        switch (words[0])
        {
            case "text": _stage.Text(rest); break;
            case "content": _stage.Client("{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\"" + rest + "\"}]}],\"turnComplete\":true}}"); break;
            case "speak": _stage.Speak([.. Sound.Load("train-question.en.16k.wav"), .. Sound.Silence(1.5)]); break;
            case "begin": _stage.Speak([.. Sound.Load("train-question.en.16k.wav").Take(32_000)]); break;
            case "frame": _stage.Client("""{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"/9j/4AAQ"}}}"""); break;
            case "start": _stage.Client("""{"realtimeInput":{"activityStart":{}}}"""); break;
            case "end": _stage.Client("""{"realtimeInput":{"activityEnd":{}}}"""); break;
            case "stream-end": _stage.Client("""{"realtimeInput":{"audioStreamEnd":true}}"""); break;
            case "wait": _stage.Wait((int)(double.Parse(rest, CultureInfo.InvariantCulture) * 1_000)); break;
            case "answer": Answer(rest.Split(' ', 2)); break;
            case "reconnect": Reconnect(); break;
            default: Assert.Fail($"The script has no '{line}'."); break;
        }
    }

    private void Answer(string[] words)
    {
        JsonNode call = _stage.Sent.SelectMany(sent => sent.Message["toolCall"]?["functionCalls"]?.AsArray() ?? []).Last(call => (string?)call!["name"] == words[0])!;
        _stage.Client("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"" + (string)call["id"]! + "\",\"name\":\"" + words[0] + "\",\"response\":" + words[1] + "}]}}");
    }

    private void Reconnect()
    {
        _stage.Wait(1_000);
        string handle = (string)_stage.Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!["newHandle"]!;
        Stage old = _stage;
        Look();
        old.Leave();
        _stage = new Stage(before: old);
        old.Dispose();
        _stage.SetUp(Setup.Replace("\"sessionResumption\":{}", "\"sessionResumption\":{\"handle\":\"" + handle + "\"}", StringComparison.Ordinal));
    }

    private void Look()
    {
        foreach ((int _, JsonObject message) in _stage.Sent) { Tell(message); }
        Flush();
        if (_stage.Dropped) { _seen.Add(_stage.WasReset ? "reset" : "drop"); }
        if (_stage.Silent) { _seen.Add("silent"); }
        if (_stage.Stalled > TimeSpan.Zero) { _seen.Add(_stage.Stalled == TimeSpan.MaxValue ? "stall forever" : $"stall {_stage.Stalled.TotalSeconds}s"); }
        if (_stage.Bytes.Count > 0) { _seen.Add($"bytes {Convert.ToHexStringLower([.. _stage.Bytes])}"); }
        _seen.AddRange(_stage.Faults.Select(fault => $"fault {fault}"));
        _seen.AddRange(_stage.Journal.Read(entries => entries.Where(entry => entry.Kind is "note").Select(entry => $"note '{entry.Text}'").ToList()));
        if (_stage.Closed is { } closed) { _seen.Add($"close {closed.Code} '{closed.Reason}'"); }
    }

    private void Tell(JsonObject message)
    {
        if (message["serverContent"] is not JsonObject content)
        {
            string? other = message switch
            {
                _ when message["toolCall"] is { } call => "call " + string.Join(" and ", call["functionCalls"]!.AsArray().Select(one => $"{one!["name"]} {one["args"]!.ToJsonString()}")),
                _ when message["toolCallCancellation"] is { } back => $"take back {back["ids"]!.AsArray().Count}",
                _ when message["goAway"] is { } going => $"go away {going["timeLeft"]}",
                _ when message.ContainsKey("setupComplete") || message.ContainsKey("sessionResumptionUpdate") || message.ContainsKey("voiceActivity") => null,
                _ => $"send {message.ToJsonString()}",
            };
            if (other is not null) { Flush(); _seen.Add(other); }
            return;
        }

        if (content["inputTranscription"] is { } heard) { Flush(); _seen.Add($"heard '{heard["text"]}'"); }
        foreach (JsonNode? part in content["modelTurn"]?["parts"]?.AsArray() ?? [])
        {
            if (part!["inlineData"]?["data"] is { } data) { _seconds += Convert.FromBase64String((string)data!).Length / 48_000.0; }
            if (part["thought"] is not null) { _seen.Add($"think '{part["text"]}'"); }
        }

        if (content["outputTranscription"] is { } said) { _words.Append((string?)said["text"]); }
        if (content["groundingMetadata"] is { } found) { Flush(); _seen.Add($"found {found["webSearchQueries"]!.ToJsonString()} in {found["groundingChunks"]![0]!["web"]!["uri"]}"); }
        if (content["interrupted"] is not null) { Flush(); _seen.Add("interrupted"); }
        if (content["turnComplete"] is not null)
        {
            Flush();
            _seen.Add($"turn{(content["turnCompleteReason"] is { } reason ? $" {reason}" : "")}{(content["waitingForInput"] is null ? "" : " waits")}");
        }
    }

    private void Flush()
    {
        if (_words.Length > 0 || _seconds > 0) { _seen.Add(string.Create(CultureInfo.InvariantCulture, $"say '{_words}' {_seconds:0.#}s")); }
        _words.Clear();
        _seconds = 0;
    }
}
