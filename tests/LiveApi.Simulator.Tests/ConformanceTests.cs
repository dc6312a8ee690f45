using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using System.Xml.Linq;
using LiveApi.Simulator.Conformance;
using LiveApi.Simulator.Conformance.Reports;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>A good client passes, and each thing that a bad one does is told under its number.</summary>
public class ConformanceTests
{
    private const string Weather = "\"tools\":[{\"functionDeclarations\":[{\"name\":\"get_weather\",\"description\":\"Weather\"}]}]";

    /// <summary>What no client can show in one conversation: the rest is what the scenario does not do.</summary>
    private static readonly string[] Elsewhere = ["1.4", "2.6", "2.7", "6.5", "6.7"];

    [Fact]
    public async Task The_scenario_takes_a_good_client_through_nearly_all_of_it()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync("conformance", Speed.Times(20));
        string setup = $"\"outputAudioTranscription\":{{}},{Weather}", handle = "";
        await using (RawClient first = await RawClient.OpenAsync(simulator.Address, "\"sessionResumption\":{}," + setup))
        {
            (int turns, bool saysNothing) = (0, false);
            await SayAsync(first);
            while (await first.NextAsync() is { } message && message["goAway"] is null)
            {
                handle = (string?)RawClient.At(message, "sessionResumptionUpdate.newHandle") ?? handle;
                // The eighth turn is long, to be spoken into.
                if (turns == 7 && message["serverContent"]?["modelTurn"] is not null && !saysNothing)
                {
                    saysNothing = true;
                    await SayAsync(first);
                }

                if (message["toolCall"] is { } call)
                {
                    saysNothing = true;
                    await AnswerAsync(first, call);
                }

                if (RawClient.At(message, "serverContent.turnComplete") is null) { continue; }
                turns++;
                if (!saysNothing) { await SayAsync(first); }
                saysNothing = false;
            }

            await CloseAsync(first);
        }

        await using RawClient second = await RawClient.OpenAsync(simulator.Address, "\"sessionResumption\":{\"handle\":\"" + handle + "\"}," + setup);
        await SayAsync(second);
        await second.TurnAsync();
        await CloseAsync(second);

        await simulator.GetAsync("/control/journal/default?waitFor=closed&count=2");
        Assert.Contains("<!doctype html>", await TextAsync(simulator, "html"), StringComparison.Ordinal);
        Assert.Contains("<test-run", await TextAsync(simulator, "nunit"), StringComparison.Ordinal);
        Assert.Equal(400, (await simulator.AskAsync(HttpMethod.Get, "/control/journal/default/conformance?as=pdf")).Status);
        JsonNode report = await simulator.GetAsync("/control/journal/default/conformance");
        Assert.Equal(Elsewhere, report["cases"]!.AsArray().Where(result => (string)result!["outcome"]! != "passed").Select(result => (string)result!["number"]!));
        Assert.Empty(report["findings"]!.AsArray());
    }

    /// <summary>One thing that is not done well, by a client that does the rest.</summary>
    [Theory]
    [InlineData("1.1", "FAILED", "connection 1 began with realtimeInput.text.", "text(a)")]
    [InlineData("1.2", "FAILED", "connection 1: The requested combination of response modalities (TEXT) is not supported by the model.", "{'setup':{'model':'models/gemini-3.8-live','generationConfig':{'responseModalities':['TEXT']}}}")]
    [InlineData("1.3", "FAILED", "connection 1 sent realtimeInput.text before it.", "setup text(a) wait")]
    [InlineData("1.4", "FAILED", "connection 2 was refused for what the one before it was refused for: Invalid JSON payload received. Unknown name \"setpu\": Cannot find field.", "{'setpu':{}} new {'setpu':{}}")]
    [InlineData("2.1", "FAILED", "connection 1, message 3: Invalid JSON payload received. Unknown name \"txet\" at 'realtime_input': Cannot find field.", "setup wait {'realtimeInput':{'txet':'a'}}")]
    [InlineData("2.2", "FAILED", "connection 1, message 3 (realtimeInput.activityStart): Request contains an invalid argument.", "setup wait {'realtimeInput':{'activityStart':{}}}")]
    [InlineData("2.4", "FAILED", "connection 1, message 3: The simulator hears mono PCM only: this is 'audio/mp3', and was not listened to.", "setup wait {'realtimeInput':{'audio':{'mimeType':'audio/mp3','data':'AAAA'}}}")]
    [InlineData("2.5", "WARNED", "a piece is 500 ms long on average: what waits to be sent is heard as late. 20 to 40 ms are advised.", "setup wait audio audio")]
    [InlineData("2.6", "FAILED", "connection 1, message 3: An activityEnd without an activityStart before it: nothing to answer.", "manual wait {'realtimeInput':{'activityEnd':{}}}")]
    [InlineData("2.6", "passed", "", "manual wait {'realtimeInput':{'activityStart':{}}} {'realtimeInput':{'activityEnd':{}}}")]
    [InlineData("2.7", "WARNED", "connection 1, message 4: More than one frame a second: this one was not looked at.", "setup wait {'realtimeInput':{'video':{'mimeType':'image/jpeg','data':'AAAA'}}} {'realtimeInput':{'video':{'mimeType':'image/jpeg','data':'AAAA'}}}")]
    [InlineData("3.1", "FAILED", "connection 1 ended with 1006 in the middle of a turn.", "setup wait text(a) wait vanish")]
    [InlineData("3.3", "passed", "", "setup wait text(a) wait text(b) bye")]
    [InlineData("3.5", "FAILED", "connection 1: Scenario 'test', pushed, line 1, column 1 (call f): the client's setup declares no function 'f' to call.", "setup wait push(call:f)")]
    [InlineData("3.5", "passed", "", "setup wait text(a) long bye")]
    [InlineData("4.1", "FAILED", "connection 1: f (call_9) was never answered.", "tool wait push(call:f;id:call_9) long bye")]
    [InlineData("4.1", "FAILED", "connection 1: No call waits for an answer with the id 'call_7': it is ignored, as the service does.", "setup wait {'toolResponse':{'functionResponses':[{'id':'call_7','name':'f','response':{}}]}}")]
    [InlineData("4.3", "FAILED", "connection 1: f (call_9) was answered after it had been cancelled.", "tool wait push(call:f;id:call_9) long push(cancel) long {'toolResponse':{'functionResponses':[{'id':'call_9','name':'f','response':{}}]}}")]
    [InlineData("4.4", "FAILED", "an answer of f has no id.", "tool wait push(call:f) long {'toolResponse':{'functionResponses':[{'name':'f','response':{}}]}}")]
    [InlineData("5.1", "WARNED", "connection 1 ended with 1006: without a close frame. Close with 1000.", "setup wait vanish")]
    [InlineData("5.2", "FAILED", "connection 1 stayed until the service ended it.", "setup wait push(go-away:1s) long")]
    [InlineData("5.3", "FAILED", "connection 1: Session resumption handle was not found or has expired.", "{'setup':{'model':'models/gemini-3.8-live','sessionResumption':{'handle':'x'}}}")]
    [InlineData("6.1", "FAILED", "connection 1 ended with 1006 after it.", "setup wait push(fault:unknown-message) text(a) long vanish")]
    [InlineData("6.7", "passed", "", "setup wait push(fault:corrupt-json) text(a) long bye")]
    [InlineData("6.7", "FAILED", "connection 1 ended with 1006 after it.", "setup wait push(fault:corrupt-json) text(a) long vanish")]
    public void What_a_client_does_wrong_is_told_under_its_number(string number, string verdict, string remark, string doings)
    {
        CaseResult result = ConformanceReport.Of(Play(doings)).Results.Single(result => result.Case.Number == number);
        Assert.Equal((verdict, remark), (result.Word, result.Verdict.Why));
    }

    [Fact]
    public void Every_case_has_a_number_of_its_own_and_says_how_to_see_it()
    {
        ConformanceReport nothing = ConformanceReport.Of(new SeenRun("empty", []));
        Assert.All(nothing.Results, result => Assert.Equal("not seen", result.Word));
        Assert.All(nothing.Results, result => Assert.Matches("^To see it: .+\\.$", result.Remark));
        Assert.Equal(nothing.Results.Count(), nothing.Results.Select(result => result.Case.Number).Distinct().Count());
        Assert.All(nothing.Groups.Select((group, i) => (group, i)), seen => Assert.All(seen.group.Results, result => Assert.StartsWith($"{seen.i + 1}.", result.Case.Number, StringComparison.Ordinal)));
        Assert.Equal((true, false), (nothing.IsGood(complete: false), nothing.IsGood(complete: true)));
    }

    [Fact]
    public void A_report_says_the_same_in_every_form()
    {
        ConformanceReport report = ConformanceReport.Of(Play("setup wait {'realtimeInput':{'<b>&\\u0001':'a'}}"));
        StringWriter text = new();
        using MemoryStream html = new();
        TextReport.Write(text, report);
        HtmlReport.Write(html, report);
        string page = Encoding.UTF8.GetString(html.ToArray());
        using MemoryStream nunit = new();
        NUnitReport.Write(nunit, report);
        XElement xml = XElement.Parse(Encoding.UTF8.GetString(nunit.ToArray()));

        Assert.Equal(1, report.Count(Outcome.Failed));
        Assert.Contains("  2.1  FAILED    Every message is JSON of members that the service knows", text.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(TextReport.Summary(report) + Environment.NewLine, text.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td>2.1</td><td class=\"failed\">failed</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Equal(("Failed", $"{report.Results.Count()}", "1", $"{report.Count(Outcome.NotSeen)}"), ((string)xml.Attribute("result")!, (string)xml.Attribute("total")!, (string)xml.Attribute("failed")!, (string)xml.Attribute("skipped")!));
        XElement failed = xml.Descendants("test-case").Single(result => (string)result.Attribute("result")! == "Failed");
        Assert.Contains("<b>&", (string)failed.Element("failure")!.Element("message")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"runs\":[{}]}")]
    [InlineData("{\"run\":\"a\",\"connections\":[{\"number\":1,\"messages\":[{\"at\":\"x\"}]}]}")]
    public void What_is_no_journal_is_refused(string text)
        => Assert.StartsWith("This is no journal of the simulator: ", Assert.Throws<FormatException>(() => JournalReader.Read(text)).Message, StringComparison.Ordinal);

    /// <summary>Connections one after the other, each told by what its client does.</summary>
    private static SeenRun Play(string doings)
    {
        List<SeenConnection> connections = [];
        foreach (string part in doings.Split(" new "))
        {
            using Stage stage = new("steps:\n- repeat: forever\n  steps:\n  - expect: anything\n  - say: An answer of some length.\n", number: connections.Count + 1);
            foreach (string doing in part.Split(' ', StringSplitOptions.RemoveEmptyEntries)) { Do(stage, doing); }
            RunJournal run = new("test", [stage.Journal]);
            connections.AddRange(JournalReader.Read(JournalJson.ToText(run))[0].Connections);
        }

        return new SeenRun("test", connections);
    }

    private static void Do(Stage stage, string doing)
    {
        string inside = doing.Contains('(', StringComparison.Ordinal) ? doing[(doing.IndexOf('(', StringComparison.Ordinal) + 1)..^1] : "";
        switch (doing.Split('(')[0])
        {
            case "tool": stage.BeginSetUp("\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}]"); break;
            case "setup": stage.BeginSetUp(); break;
            case "manual": stage.BeginSetUp("\"realtimeInputConfig\":{\"automaticActivityDetection\":{\"disabled\":true}}"); break;
            case "wait": stage.Wait(500); break;
            case "long": stage.Wait(5_000); break;
            case "text": stage.Text(inside); break;
            case "audio": stage.Audio(new byte[16_000]); break;
            case "push": stage.Push(inside.Replace(":", ": ", StringComparison.Ordinal).Replace(";", "\n", StringComparison.Ordinal)); break;
            case "bye": stage.Leave(); break;
            case "vanish": stage.Leave(1006); break;
            default: stage.Client(doing.Replace('\'', '"')); break;
        }
    }

    private static async Task<string> TextAsync(RunningSimulator simulator, string form) => Encoding.UTF8.GetString(await simulator.GetBytesAsync("/control/journal/default/conformance?as=" + form));

    private static Task CloseAsync(RawClient client) => client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);

    private static Task SayAsync(RawClient client) => client.SendAsync("""{"realtimeInput":{"text":"Next."}}""");

    private static async Task AnswerAsync(RawClient client, JsonNode call)
    {
        await client.SendAudioAsync(new byte[640]);
        foreach (JsonNode? one in call["functionCalls"]!.AsArray())
        {
            string id = (string)one!["id"]!;
            if (id != "call_4") { await client.SendAsync("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"" + id + "\",\"name\":\"get_weather\",\"response\":{\"output\":\"rain\"}}]}}"); }
        }
    }
}
