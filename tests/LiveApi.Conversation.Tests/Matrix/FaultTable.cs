using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LiveApi.Tests.Support;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>docs/fault-matrix.md: the faults, and how each of them ends at each stage. People write it, and the judge holds sessions to it.</summary>
internal sealed class FaultTable
{
    private readonly Dictionary<(string Class, Stage Stage), string> _ends = [];

    private FaultTable(string page)
    {
        string[][] rows = [.. page.Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Select(static line => line.Trim().Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray())];
        int faults = Array.FindIndex(rows, static row => row[0] == "fault");
        int ends = Array.FindIndex(rows, static row => row[0] == "the fault");
        Faults = [.. rows.Skip(faults + 1).TakeWhile(row => row.Length == rows[faults].Length).Select(FaultOf)];
        Stage[] stages = [.. rows[ends].Skip(1).Select(Enum.Parse<Stage>)];
        foreach (string[] row in rows.Skip(ends + 1).TakeWhile(row => row.Length == rows[ends].Length))
        {
            for (int i = 0; i < stages.Length; i++)
            {
                _ends[(row[0], stages[i])] = row[i + 1];
            }
        }
    }

    internal IReadOnlyList<Fault> Faults { get; }

    internal static FaultTable Read() => new(File.ReadAllText(Path.Combine(Repository.Root, "docs", "fault-matrix.md")));

    /// <summary>How it ends; empty: the fault cannot strike there.</summary>
    internal string EndOf(string kind, Stage stage) => _ends[(kind, stage)];

    private static Fault FaultOf(string[] row)
    {
        (string name, string how) = (row[0], row[1]);
        string[] words = name.Split(' ');
        Fault fault = new(name, row[2]) { AwayAtLeast = row[3].Length == 0 ? TimeSpan.Zero : Seconds(row[3].Split(' ')[0]) };
        return name switch
        {
            "expired token" => fault with { CloseCode = 1008, CloseReason = how, ExpiresToken = true },
            "half-open" => fault with { FallsSilent = true, LosesPongs = true },
            "stall" => fault with { FallsSilent = true },
            "reset, then silence" => fault with { NextUpgradeIsSilent = true },
            "reset, then the handle is refused" => fault with { RefusesHandle = true },
            _ when words[0] == "close" => fault with { CloseCode = int.Parse(words[1], CultureInfo.InvariantCulture), CloseReason = how },
            _ when words[0] == "goAway" => fault with { GoAway = Seconds(words[1]), FallsSilent = name.EndsWith("silence", StringComparison.Ordinal) },
            _ when words[0] == "reset," => fault with { NextUpgrade = int.Parse(words[2], CultureInfo.InvariantCulture) },
            _ => fault,
        };
    }

    private static TimeSpan Seconds(string number) => TimeSpan.FromSeconds(double.Parse(number, CultureInfo.InvariantCulture));
}
