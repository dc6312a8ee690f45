using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>docs/scenarios.md has every word of the language, in the words of the table that the reader goes by.</summary>
public class ScenarioPageTests
{
    private static readonly string[] s_page = File.ReadAllLines(Path.Combine(Sound.Root, "docs", "scenarios.md"));

    [Fact]
    public void Every_member_step_and_option_has_its_row() => HasRows(
    [
        .. ScenarioReader.Members.Select(static member => Row(member.Name, member.About)),
        .. StepGrammar.Kinds.SelectMany(static kind => kind.Options.Select(static option => Row(option.Name, About(option))).Prepend(Row(kind.Name, kind.About))),
    ]);

    [Fact]
    public void Every_habit_of_the_service_has_its_row()
        => HasRows(KnobTable.All.Select(static knob => $"| {Plain(knob.Name)} | {knob.Takes} | {knob.Unless} | {knob.About} |"));

    [Fact]
    public void Everything_that_a_step_can_wait_for_and_every_fault_is_there()
    {
        string[] first = [.. s_page.Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Select(static line => line.Split('|')[1].Trim())];
        Assert.Empty(ExpectReader.Kinds.Keys.Concat(FaultReader.Names).Select(Plain).Except(first));
    }

    private static void HasRows(IEnumerable<string> rows) => Assert.Equal([], rows.Except(s_page));

    private static string Row(string name, string about) => $"| {Plain(name)} | {about} |";

    private static string About(Option option) => option.Words.Length == 0 ? option.About : $"{option.About} One of: {string.Join(", ", option.Words.Select(Plain))}.";

    private static string Plain(string name) => name.Replace('-', ' ');
}
