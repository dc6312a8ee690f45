using System;
using System.IO;
using System.Linq;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>Scenarios that are put together from others, and options that are said once.</summary>
public sealed class IncludeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void The_steps_of_another_file_stand_here_with_their_variables()
    {
        Write("greeting.yaml", "variables: { who: world, what: Hello }\nsteps:\n  - expect: text\n  - say: \"${what}, ${who}.\"\n");
        string file = Write("main.yaml", "steps:\n  - include: greeting.yaml\n    with: { who: Ada }\n  - expect: text\n  - say: \" Goodbye, ${who}.\"\n");

        Assert.Equal("Hello, Ada. Goodbye, Ada.", Play(file, 2));
    }

    [Fact]
    public void A_fault_in_it_names_its_own_file()
    {
        Write("broken.yaml", "steps:\n  - expct: text\n");
        string file = Write("main.yaml", "steps:\n  - include: broken.yaml\n");

        ScenarioException wrong = Assert.Throws<ScenarioException>(() => new ScenarioShelf(file));

        Assert.EndsWith("broken.yaml", wrong.File, StringComparison.Ordinal);
        Assert.Equal((2, 5), (wrong.Line, wrong.Column));
        Assert.Contains("Did you mean 'expect'?", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_each_with_the_file_that_it_stands_in()
    {
        Write("deep.yaml", "steps:\n  - say: a\n    soudn: none\n");
        Write("broken.yaml", "steps:\n  - expect: text\n    within: 5\n  - include: deep.yaml\n  - include: not.yaml\n");
        Write("not.yaml", "steps:\n  - say: \"a\n");
        string file = Write("main.yaml", "steps:\n  - include: broken.yaml\n  - wait: 2\n");

        ScenarioException wrong = Assert.Throws<ScenarioException>(() => new ScenarioShelf(file));

        Assert.Equal(
            ["broken.yaml(3,13)", "deep.yaml(3,5)", "main.yaml(3,11)", "not.yaml(2,10)"],
            wrong.All.Select(fault => $"{Path.GetFileName(fault.File)}({fault.Line},{fault.Column})").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_step_of_it_that_fails_when_it_runs_is_named_with_its_file()
    {
        Write("greeting.yaml", "steps:\n  - expect: text\n    saying: good morning\n");
        string file = Write("main.yaml", "steps:\n  - include: greeting.yaml\n  - expect: text\n    saying: good night\n");
        using Stage inside = Stage.Ready(file);
        inside.Text("hello");
        Assert.StartsWith("Scenario 'main', greeting.yaml, line 2, column 5 (expect text saying \"good morning\"): the client sent the text \"hello\"", inside.Closed?.Reason, StringComparison.Ordinal);

        using Stage after = Stage.Ready(file);
        after.Text("good morning");
        after.Text("hello");
        Assert.StartsWith("Scenario 'main', line 3, column 5 (expect text saying \"good night\"): the client sent the text \"hello\"", after.Closed?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one.yaml", 2, 14)]
    [InlineData("../FOLDER/one.yaml", 2, 14)]
    [InlineData("./two.yaml", 2, 14)]
    public void A_circle_is_refused_where_it_closes(string name, int line, int column)
    {
        Write("two.yaml", $"steps:\n  - include: {name.Replace("FOLDER", Path.GetFileName(_folder), StringComparison.Ordinal)}\n");
        string file = Write("one.yaml", "steps:\n  - include: two.yaml\n");

        ScenarioException wrong = Assert.Throws<ScenarioException>(() => new ScenarioShelf(file));
        Assert.EndsWith(" includes itself.", wrong.Problem, StringComparison.Ordinal);
        Assert.Equal(("two.yaml", line, column), (Path.GetFileName(wrong.File), wrong.Line, wrong.Column));
    }

    [Fact]
    public void A_circle_through_a_link_is_refused_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "again"), _folder);
        string file = Write("one.yaml", "steps:\n  - include: again/one.yaml\n");

        Assert.EndsWith(" includes itself.", Assert.Throws<ScenarioException>(() => new ScenarioShelf(file)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_named()
        => Assert.Contains("There is no file", Assert.Throws<ScenarioException>(() => new ScenarioShelf(Write("main.yaml", "steps:\n  - include: nowhere.yaml\n"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Defaults_hold_for_steps_that_do_not_say_otherwise()
    {
        string file = Write("main.yaml", "defaults:\n  say: { sound: none, after: 2s }\nsteps:\n  - expect: text\n  - say: quiet\n  - expect: text\n  - say: loud\n    sound: generated\n");
        using Stage stage = Stage.Ready(file);
        stage.Text("go");
        stage.Wait(1_900);
        Assert.DoesNotContain("generationComplete", stage.Kinds());
        stage.Wait(5_000);
        Assert.Empty(stage.Chunks());

        stage.Text("go");
        stage.Wait(10_000);
        Assert.NotEmpty(stage.Chunks());
    }

    [Theory]
    [InlineData("defaults: { saay: { sound: none } }", "Did you mean 'say'?")]
    [InlineData("defaults: { say: { soud: none } }", "Did you mean 'sound'?")]
    public void Defaults_are_checked_too(string defaults, string suggestion)
        => Assert.Contains(suggestion, Assert.Throws<ScenarioException>(() => new ScenarioShelf(Write("main.yaml", defaults + "\nsteps:\n  - expect: text\n"))).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Play(string file, int turns)
    {
        using Stage stage = Stage.Ready(file, "\"outputAudioTranscription\":{}");
        for (int i = 0; i < turns; i++)
        {
            stage.Text("go");
            stage.Wait(10_000);
        }

        return stage.Words("outputTranscription");
    }
}
