using System;
using System.IO;
using System.Linq;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Simulator.Tests;

public class ScenarioReadingTests
{
    public static TheoryData<string, int, int, string, string> Faults => new()
    {
        { "steps:\n  - expcet: text\n", 2, 5, "'expcet' is no step.", "Did you mean 'expect'?" },
        { "steps:\n  - juggle\n", 2, 5, "'juggle' is no step.", "Possible here: expect, either, say" },
        { "steps:\n  - expect: song\n", 2, 13, "\"song\" is not possible here.", "Possible here: text, speech" },
        { "steps:\n  - expect: speach\n", 2, 13, "\"speach\" is not possible here.", "Did you mean 'speech'?" },
        { "steps:\n  - say: hello\n    lastign: 2s\n", 3, 5, "The step 'say' has no 'lastign'.", "Did you mean 'lasting'?" },
        { "steps:\n  - say: hello\n    lasting: 2\n", 3, 14, "A time needs a number and a unit.", "Write 300ms, 2.5s, 10min or 2h." },
        { "stepps: []\n", 1, 1, "A scenario has no 'stepps'.", "Did you mean 'steps'?" },
        { "name: x\n", 1, 1, "The scenario has no steps.", "Write steps:" },
        { "version: 2\nsteps: []\n", 1, 10, "This simulator reads version 1 of the language.", "Use a newer simulator." },
        { "service:\n  output sped: 2\nsteps: []\n", 2, 3, "The service has no 'output sped'.", "Did you mean 'output-speed'?" },
        { "service:\n  chunk: 11521\nsteps: []\n", 2, 10, "Samples have two bytes: an even number is expected here, not \"11521\".", "" },
        { "steps:\n  - repeat: forever\n    steps:\n      - say: hello\n", 2, 13, "What repeats forever has to wait for the client in each round.", "Put an expect" },
        { "steps:\n  - repeat: 3\n", 2, 13, "There is nothing to repeat.", "Give it steps:." },
        { "steps:\n  - if: { value: a }\n", 2, 9, "This is no condition.", "Write declared: NAME" },
        { "steps:\n  - close: never\n", 2, 12, "A whole number of at least 1000 is expected here, not \"never\".", "" },
        { "steps:\n  - say: a\n    file: no.wav\n", 3, 11, "There is no file", "Paths count from the scenario's own folder." },
        { "steps:\n  - expect: text\n    saying: /(/\n", 3, 13, "This is no pattern:", "" },
        { "steps:\n  - say: a\n    say: b\n", 3, 5, "'say' is here twice.", "" },
        { "steps:\n  - close: 70000\n", 2, 12, "A close code has two bytes: 65535 is the largest, not \"70000\".", "" },
        { "steps:\n  - expect: text\n    say: hello\n", 3, 5, "The step 'expect' has no 'say'.", "'say' is a step of its own: begin it with '- '." },
        { "steps:\n  - call: { arguments: { a: 1 } }\n", 2, 11, "The call does not name its function.", "Write call: NAME" },
        { "steps:\n  - call\n", 2, 5, "The call does not name its function.", "Write call: NAME" },
        { "steps:\n  - expect: tool response\n    capture: degrees\n", 3, 14, "Names and the paths of their values are expected here.", "Write { sky: response.output.sky }." },
        { "variables: { name: Ada }\nsteps:\n  - say: Hello, ${nme}!\n", 3, 10, "Nothing gives ${nme} a value.", "Did you mean 'name'?" },
        { "steps:\n  - expect: text\n    saying: /in (?<city>.+)/\n  - if: { value: \"${town}\", is: Oslo }\n    then: [ { say: \"${city}\" } ]\n", 4, 18, "Nothing gives ${town} a value.", "Give it one under variables:" },
        { "steps:\n  - expect: text\n\t- say: hello\n", 3, 1, "This is not YAML: a tab does not indent.", "Use spaces." },
        { "steps: [\n", 2, 1, "This is not YAML:", "" },
        { "steps:\n  - a: *b\n", 2, 8, "Nothing is marked as &b.", "" },
        { "steps: []\n---\nsteps: []\n", 2, 1, "A scenario is one YAML document.", "" },
        { "- say: a\n", 1, 1, "A scenario is a mapping.", "" },
        { "", 0, 0, "The scenario is empty.", "" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_its_place_and_a_way_out(string text, int line, int column, string problem, string suggestion)
    {
        ScenarioException wrong = Assert.Throws<ScenarioException>(() => ScenarioReader.Read("test.yaml", text));

        Assert.StartsWith(problem, wrong.Problem, StringComparison.Ordinal);
        Assert.StartsWith(suggestion, wrong.Suggestion ?? "", StringComparison.Ordinal);
        Assert.Equal((line, column), (wrong.Line, wrong.Column));
        Assert.StartsWith(line > 0 ? $"test.yaml({line},{column}): " : "test.yaml: ", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_and_each_once()
    {
        ScenarioException wrong = Assert.Throws<ScenarioException>(() => ScenarioReader.Read("t", """
            nmae: x
            service:
              chunk: 3
              pung: never
            steps:
              - repeat: forever
                steps:
                  - expct: text
                  - say: a
                    lastign: 1s
                  - either:
                      - expect: text
                        then: &more
                          - wait: 5
                      - expect: speech
                        then: *more
              - close: 12
            """));

        Assert.Equal(
            ["t(1,1)", "t(3,10)", "t(4,3)", "t(8,9)", "t(10,9)", "t(14,23)", "t(17,12)"],
            wrong.All.Select(fault => fault.Message.Split(": ")[0]));
        Assert.Equal(wrong.Message, wrong.All[0].Message);
    }

    [Theory]
    [InlineData("go away: 5s")]
    [InlineData("go-away: 5 s")]
    [InlineData("goAway: 5000ms")]
    [InlineData("go_away: 5s")]
    public void Names_may_be_written_in_any_of_the_usual_ways(string step)
        => Assert.Equal("go away in 5 s", ScenarioReader.Read("t", $"steps:\n  - {step}\n").Steps.Single().ToString());

    [Fact]
    public void All_that_a_scenario_knows_of_the_client_may_be_used_in_it()
    {
        Setup setup = new() { Model = "models/m" };
        StageEvent[] events = [StageEvent.Text("a"), StageEvent.ToolResponse("f", "1", null), StageEvent.Message(new ClientMessage { Setup = setup }), StageEvent.Setup(setup, resumed: false), StageEvent.Video(new Blob())];

        Assert.Empty(events.SelectMany(seen => seen.Facts).Select(fact => fact.Key).Except(VariableNames.Facts));
    }

    [Fact]
    public void Json_is_yaml()
        => Assert.Equal(2, ScenarioReader.Read("t", """{"name":"j","steps":[{"expect":"text"},{"say":"hello","after":"1s"}]}""").Steps.Count);

    [Fact]
    public void Every_built_in_scenario_is_good_and_says_what_it_is_for()
    {
        Assert.Equal(["barge-in", "conformance", "go-away", "parrot", "token-expiry", "translator", "weather"], ScenarioShelf.BuiltIn);
        foreach (string name in ScenarioShelf.BuiltIn)
        {
            Scenario scenario = ScenarioReader.Read(name, ScenarioShelf.ReadBuiltIn(name));
            Assert.Equal(name, scenario.Name);
            Assert.NotEmpty(scenario.About);
        }
    }

    [Fact]
    public void A_scenario_from_a_file_finds_its_sounds_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory("scenario").FullName;
        try
        {
            File.Copy(Path.Combine(Sound.Root, "examples", "audio", "where-is-the-station.fr.8k-mulaw.wav"), Path.Combine(folder, "station.wav"));
            string file = Path.Combine(folder, "station.yaml");
            File.WriteAllText(file, "steps:\n  - expect: text\n  - say: Bonjour\n    file: station.wav\n");
            using Stage stage = Stage.Ready(file);
            stage.Text("go");
            stage.Wait(10_000);

            Assert.Equal("station", stage.Scenario.Name);
            Assert.InRange(stage.Chunks().Sum(chunk => chunk.Bytes), 2.8 * 48_000, 2.83 * 48_000);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    [Fact]
    public void The_schema_for_editors_is_what_the_reader_goes_by()
        => Assert.Equal(
            ScenarioSchema.Text(),
            File.ReadAllText(Path.Combine(Sound.Root, "LiveApi.Simulator", "Scenarios", "scenario.schema.json")));

    [Fact]
    public void A_file_that_is_not_there_is_said_so()
        => Assert.Contains("Did you mean 'parrot'?", Assert.Throws<ScenarioException>(() => new ScenarioShelf("parot")).Message, StringComparison.Ordinal);
}
