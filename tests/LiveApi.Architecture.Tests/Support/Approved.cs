using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace LiveApi.Architecture.Tests.Support;

/// <summary>
/// A text that is made, and its copy in the repository that somebody has looked at. With LIVEAPI_ACCEPT=1 in the environment the
/// copy is written over instead of compared: run the test so, look at the change, and commit it.
/// </summary>
internal static class Approved
{
    private const string Accept = "LIVEAPI_ACCEPT";

    internal static void Matches(string made, params string[] copy)
    {
        string path = Repository.PathOf(copy);
        if (Environment.GetEnvironmentVariable(Accept) is "1")
        {
            File.WriteAllText(path, made);
            return;
        }

        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
        Assert.True(made == approved, $"{string.Join('/', copy)} is not what is made now. If the change is meant, run this test with {Accept}=1 and commit the file.\n{Difference(approved, made)}");
    }

    /// <summary>Lines that are in one and not in the other, in their order, with - and +.</summary>
    private static string Difference(string approved, string made)
    {
        string[] before = approved.Split('\n'), after = made.Split('\n');
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<string> lines = [];
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add("- " + before[i++]);
            }
            else
            {
                lines.Add("+ " + after[j++]);
            }
        }

        return string.Join('\n', lines.Take(200));
    }
}
