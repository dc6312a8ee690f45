using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The scenario language as a table: steps, what the client did, and what happened. Every word of the grammar has its row.</summary>
public class StepTableTests
{
    private static readonly Row[] Rows =
    [
        new("expect text", "- expect: text\n- say: yes\n  lasting: 1s\n", "text hello", "say 'yes' 1s, turn"),
        new("expect text of the history", "- expect: text\n  saying: hello\n- say: \"${text}\"\n  lasting: 1s\n", "content hello", "say 'hello' 1s, turn"),
        new("expect speech", "- expect: speech\n  heard: When is the train?\n  at least: 1s\n  at most: 10s\n- say: soon\n  lasting: 1s\n", "speak", "heard 'When is the train?', say 'soon' 1s, turn"),
        new("expect speech that is longer", "- expect: speech\n  at least: 60s\n", "speak", "close 1011 'Scenario 'table', line 3, column 3 (expect speech): the client sent *.* s of speech instead*"),
        new("expect speech that is shorter", "- expect: speech\n  at most: 100ms\n", "speak", "close 1011 'Scenario 'table', line 3, column 3 (expect speech): the client sent *.* s of speech instead*"),
        new("expect speech between marks", "- expect: speech\n- say: \"${seconds} s\"\n  lasting: 1s\n", "start; speak; end", "say '* s' 1s, turn"),
        new("expect start of speech", "- expect: start of speech\n- note: begun\n- expect: speech\n- note: over\n", "begin", "note 'begun'"),
        new("expect a mark of activity", "- expect: start of speech\n- note: begun\n", "start", "note 'begun'"),
        new("expect video frame", "- expect: video frame\n- say: \"${bytes} bytes of ${mimeType}\"\n  lasting: 1s\n", "frame", "say '6 bytes of image/jpeg' 1s, turn"),
        new("expect audio stream end", "- expect: audio stream end\n- note: ended\n", "stream-end", "note 'ended'"),
        new("expect setup", "- expect: setup\n  like: { generationConfig: { speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: /^K(?<rest>.*)$/ } } } } }\n- note: \"K${rest}, ${voice}, ${model}\"\n", "", "note 'Kore, Kore, gemini-3.8-live'"),
        new("expect resumption", "- expect: setup\n- expect: resumption\n- say: \"Here again, on ${connection}.\"\n  lasting: 1s\n", "reconnect", "say 'Here again, on 2.' 1s, turn"),
        new("expect silence", "- expect: silence\n  at least: 3s\n- say: Are you there?\n  lasting: 1s\n", "wait 2.9; wait 0.2", "say 'Are you there?' 1s, turn"),
        new("expect a message by its shape", "- expect: message\n  otherwise: skip\n  like: { clientContent: { turns: [{ role: user, parts: [{ text: \"/number (?<n>[0-9]+)/\" }] }], turnComplete: true } }\n  capture: { who: message.clientContent.turns.0.role }\n- note: \"${who} ${n}\"\n", "text other; content number 17", "note 'user 17'"),
        new("expect anything", "- expect: anything\n- note: something\n", "speak", "note 'something'"),
        new("expect one of two kinds", "- expect: video frame or text\n- note: one of them\n", "frame", "note 'one of them'"),
        new("saying words", "- expect: text\n  saying: GOOD day\n- note: greeted\n", "text A good day to you", "note 'greeted'"),
        new("saying a pattern", "- expect: text\n  saying: /in (?<city>\\w+)/\n- note: \"${city}\"\n", "text fog in Oslo", "note 'Oslo'"),
        new("saying something else", "- expect: text\n  saying: good day\n", "text good night", "close 1011 'Scenario 'table', line 3, column 3 (expect text saying \"good day\"): the client sent the text \"good night\" instead*"),
        new("within", "- expect: text\n  within: 2s\n", "wait 3", "close 1011 'Scenario 'table', line 3, column 3 (expect text): the client did nothing of this within 2 s.'"),
        new("otherwise skip", "- expect: text\n  saying: please\n  otherwise: skip\n- note: asked nicely\n", "text now; text please", "note 'asked nicely'"),
        new("otherwise start over", "- note: again\n- expect: text\n  saying: one\n- expect: text\n  saying: two\n  otherwise: start over\n- note: done\n", "text one; text one; text two", "note 'again', note 'again', note 'done'"),
        new("otherwise fail", "- expect: text\n  saying: one\n  otherwise: fail\n", "text two", "close 1011 '*(expect text saying \"one\"): the client sent the text \"two\" instead*"),
        new("then", "- expect: text\n  then:\n  - note: inside\n- note: after\n", "text a", "note 'inside', note 'after'"),
        new("either", "- either:\n  - expect: video frame\n    then:\n    - note: seen\n  - expect: text\n    then:\n    - note: read\n", "text a", "note 'read'"),
        new("a range, a pattern and anything in a response", "- expect: text\n- call: get_weather\n- expect: tool response\n  from: get_weather\n  like: { degrees: 5..9, wind: \">= 3\", sky: \"/rain|fog/\", place: \"*\", gone: null }\n  capture: { d: response.degrees }\n- note: \"${d}: ${answer}\"\n",
            "text a; wait 2; answer get_weather {\"degrees\":7,\"wind\":3.5,\"sky\":\"fog\",\"place\":1}", "call get_weather {}, note '7: degrees 7, wind 3.5, sky fog, place 1'"),
        new("out of the range", "- expect: text\n- call: get_weather\n- expect: tool response\n  like: { degrees: 5..9 }\n", "text a; wait 2; answer get_weather {\"degrees\":17}", "call get_weather {}, close 1011 '*the answer of get_weather instead: degrees should be 5..9, and *"),
        new("from another function", "- expect: text\n- call: [{ tool: get_weather, arguments: { city: Oslo }, id: a1 }, { tool: set_alarm, blocking: yes }]\n- expect: tool response\n  from: set_alarm\n  otherwise: skip\n- note: \"${id} ${name}\"\n",
            "text a; wait 2; answer get_weather {}; answer set_alarm {}", "call get_weather {\"city\":\"Oslo\"} and set_alarm {}, note '* set_alarm'"),
        new("say as long as its words", "- expect: text\n- say: Good morning to all of you.\n", "text a", "say 'Good morning to all of you.' *s, turn"),
        new("say after thinking", "- expect: text\n- say: hm\n  lasting: 1s\n  after: 5s\n", "text a; wait 4; text b", "interrupted, turn, close *"),
        new("say in parts", "- expect: text\n- say: one\n  lasting: 1s\n  turn: goes on\n- say: two\n  lasting: 1s\n", "text a", "say 'onetwo' 2s, turn"),
        new("say and wait for more", "- expect: text\n- say: and?\n  lasting: 1s\n  turn: waits for input\n  reason: NEED_MORE_INPUT\n", "text a", "say 'and?' 1s, turn NEED_MORE_INPUT waits"),
        new("say what was found", "- expect: text\n- say: rain\n  lasting: 1s\n  grounding: { queries: [weather], sources: [{ uri: \"https://example.com\" }] }\n", "text a", "say 'rain' 1s, found [\"weather\"] in https://example.com, turn"),
        new("say with silence first", "- expect: text\n- say: ah\n  lasting: 1s\n  lead in: 2s\n", "text a", "say 'ah' *s, turn"),
        new("echo", "- expect: speech\n- say: \"\"\n  sound: echo\n", "speak", "say '' *.*s, turn"),
        new("sound of silence", "- expect: text\n- say: \"\"\n  sound: silence\n  lasting: 2s\n", "text a", "say '' 2s, turn"),
        new("no sound", "- expect: text\n- say: \"\"\n  sound: none\n", "text a", "turn"),
        new("call and be answered", "- expect: text\n- call: get_weather\n  arguments: { city: \"${text}\" }\n  id: id-1\n- expect: tool response\n- say: \"${answer}\"\n  lasting: 1s\n", "text Oslo; wait 2; answer get_weather {\"output\":\"fog\"}", "call get_weather {\"city\":\"Oslo\"}, say 'fog' 1s, turn"),
        new("call without waiting", "- expect: text\n- call: get_weather\n  blocking: no\n- expect: tool response\n- note: answered\n", "text a; wait 2; answer get_weather {}", "call get_weather {}, turn, note 'answered'"),
        new("call what is not declared", "- expect: text\n- call: fly\n", "text a", "close 1011 '*(call fly): the client's setup declares no function 'fly' to call.'"),
        new("cancel one of two", "- expect: text\n- call: [{ tool: set_alarm }, { tool: set_alarm }, { tool: get_weather, blocking: no }]\n- cancel: set_alarm\n", "text a", "call set_alarm {} and set_alarm {} and get_weather {}, turn, take back 2"),
        new("cancel all", "- expect: text\n- call: set_alarm\n- cancel\n", "text a", "call set_alarm {}, turn, take back 1"),
        new("interrupt", "- expect: text\n- call: get_weather\n- interrupt\n", "text a", "call get_weather {}, interrupted, take back 1, turn"),
        new("wait", "- expect: text\n- wait: 5s\n- note: later\n", "text a; wait 4.9; wait 0.2", "note 'later'"),
        new("repeat", "- repeat: 3\n  steps:\n  - note: once more\n", "", "note 'once more', note 'once more', note 'once more'"),
        new("repeat forever", "- repeat: forever\n  steps:\n  - expect: text\n  - note: \"${text}\"\n", "text a; text b", "note 'a', note 'b'"),
        new("if a function is declared", "- if: { declared: get_weather }\n  then:\n  - note: yes\n  else:\n  - note: no\n", "", "note 'yes'"),
        new("if not", "- if: { declared: fly }\n  then:\n  - note: yes\n  else:\n  - note: no\n", "", "note 'no'"),
        new("if a value is and has", "- expect: text\n- if: { value: \"${text}\", is: YES }\n  then:\n  - note: is\n- if: { value: \"${text}\", has: e }\n  then:\n  - note: has\n- if: { value: \"${text}\", has: x }\n  then:\n  - note: hardly\n", "text yes", "note 'is', note 'has'"),
        new("set", "- set: { who: Ada, list: [1, { a: 2 }] }\n- note: \"${who} ${list[1].a}\"\n", "", "note 'Ada 2'"),
        new("go away", "- go-away: 5s\n", "wait 4; wait 2", "go away 5s, close 1008 'Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session duration expired'"),
        new("close", "- expect: text\n- close: 1013\n  reason: \"Come back, ${text}.\"\n", "text Ada", "close 1013 'Come back, Ada.'"),
        new("drop", "- drop\n", "", "drop"),
        new("drop by a reset", "- drop: reset\n", "", "reset"),
        new("stall", "- stall: 3s\n", "", "stall 3s"),
        new("stall forever", "- stall: forever\n", "", "stall forever"),
        new("service", "- expect: text\n- service: { turn complete: twice }\n- say: a\n  lasting: 1s\n", "text a", "say 'a' 1s, turn, turn"),
        new("send bytes", "- send-bytes: 81 05 48 65\n", "", "bytes 81054865"),
        new("maybe, always", "- maybe: 100%\n  steps:\n  - note: yes\n  else:\n  - note: no\n", "", "note 'yes'"),
        new("maybe, never", "- maybe: 0%\n  steps:\n  - note: yes\n  else:\n  - note: no\n", "", "note 'no'"),
        new("expire", "- expire:\n  reason: no longer\n", "text a", "close 1008 'no longer'"),
        new("send JSON", "- send: { serverContent: { interrupted: true } }\n", "", "interrupted"),
        new("send text", "- send: '{\"tomorrow\":1}'\n  frame: text\n", "", "send {\"tomorrow\":1}"),
        new("fail", "- expect: text\n- fail: \"Nobody says ${text}.\"\n", "text hm", "close 1011 'Scenario 'table', line 4, column 3 (fail): Nobody says hm.'"),
        new("a turn that nobody expects", "- note: that was all\n", "text a", "note 'that was all', close 1011 'Scenario 'table': the scenario is over, but the client sent the text \"a\".'"),
        .. FaultReader.Names.Select(name => new Row($"fault {name}", $"- expect: text\n- fault: {name}\n- say: a\n  lasting: 1s\n", "text a", OutcomeOf(name))),
    ];

    /// <summary>Words of the grammar that need files, and the tests that have them.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["include"] = nameof(IncludeTests.The_steps_of_another_file_stand_here_with_their_variables),
        ["with"] = nameof(IncludeTests.The_steps_of_another_file_stand_here_with_their_variables),
        ["thought"] = nameof(A_thought_comes_first_to_clients_that_asked_for_thoughts),
        ["file"] = nameof(ScenarioReadingTests.A_scenario_from_a_file_finds_its_sounds_beside_it),
    };

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_happens_as_it_is_written(string name)
    {
        Row row = Rows.Single(one => one.Name == name);
        string outcome = Performance.Of(row.Steps, row.Script);

        Assert.Matches("^" + Regex.Escape(row.Outcome).Replace("\\*", ".*", StringComparison.Ordinal) + "$", outcome);
    }

    [Theory]
    [InlineData(true, "thought audio")]
    [InlineData(false, "audio")]
    public void A_thought_comes_first_to_clients_that_asked_for_thoughts(bool asks, string kinds)
    {
        using Stage stage = Stage.Ready(
            "steps:\n- expect: text\n- say: yes\n  thought: is it so\n",
            "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"LOW\",\"includeThoughts\":" + (asks ? "true" : "false") + "}}",
            "models/gemini-3.8-live-extended-thinking");
        stage.Text("so?");
        stage.Wait(10_000);

        string[] parts = [.. stage.Sent.Select(sent => sent.Message["serverContent"]?["modelTurn"]?["parts"]?[0]).OfType<JsonObject>().Select(part => part.ContainsKey("thought") ? "thought" : "audio").Distinct()];
        Assert.Equal(kinds, string.Join(' ', parts));
    }

    [Fact]
    public void Every_word_of_the_grammar_has_its_row()
    {
        string all = string.Concat(Rows.Select(row => row.Steps));
        IEnumerable<string> steps = StepGrammar.Kinds.Select(kind => kind.Name).Where(name => !Regex.IsMatch(all, $"- {Spelt(name)}(:|\\n)"));
        IEnumerable<string> options = StepGrammar.Kinds.SelectMany(kind => kind.Options).Select(option => option.Name).Where(name => !Regex.IsMatch(all, $"{Spelt(name)}:"));
        IEnumerable<string> words = StepGrammar.Kinds.SelectMany(kind => kind.Options).SelectMany(option => option.Words).Where(word => word is not ("ends" or "generated" or "binary") && !Regex.IsMatch(all, $": {Spelt(word)}\\n"));
        IEnumerable<string> kinds = ExpectReader.Kinds.Keys.Where(name => !Regex.IsMatch(all, $"expect: [a-z ]*{Spelt(name)}"));

        Assert.Empty(steps.Concat(options).Concat(words).Concat(kinds).Distinct().Except(Elsewhere.Keys));
    }

    private static string Spelt(string name) => Regex.Escape(name).Replace("-", "[- ]", StringComparison.Ordinal);

    private static string OutcomeOf(string fault) => fault switch
    {
        "drop" => "drop",
        "reset" => "reset",
        "half-open" => "say 'a' 1s, turn, silent",
        "stall" => "say 'a' 1s, turn, stall 10s",
        "close" => "close 1011 'Internal error encountered.'",
        _ => $"say 'a' 1s, turn, fault {string.Concat(fault.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}",
    };

    private sealed record Row(string Name, string Steps, string Script, string Outcome);
}
