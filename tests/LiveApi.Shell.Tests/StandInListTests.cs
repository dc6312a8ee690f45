using System;
using System.IO;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using LiveApi.Shell.Engine;
using LiveApi.Shell.StandIns;
using Xunit;

namespace LiveApi.Shell.Tests;

/// <summary>The list that users read is the list that is registered.</summary>
public sealed partial class StandInListTests
{
    [Fact]
    public void StandIns_md_lists_what_is_registered()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "StandIns.md"));
        string[] listed = [.. Row().Matches(text).Select(row => $"{row.Groups[1].Value} of {row.Groups[2].Value}")];
        string[] registered = [.. StandInList.All.Select(standIn => $"{standIn.Name} of {standIn.Assembly.Split('.')[^1]}")];
        Assert.Equal(registered, listed);
    }

    [Fact]
    public void No_stand_in_hides_a_command_of_the_engine()
    {
        string[] ofTheEngine = [.. InitialSessionState.CreateDefault2().Commands.Select(command => command.Name)];
        Assert.Empty(StandInList.All.Select(standIn => standIn.Name).Intersect(ofTheEngine, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Each_is_in_a_new_runspace()
    {
        string[] present = [.. ShellRunspace.CreateState().Commands.Select(command => command.Name)];
        Assert.Empty(StandInList.All.Select(standIn => standIn.Name).Except(present));
    }

    [GeneratedRegex(@"^\| `([A-Za-z-]+)` \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
