using System;
using System.Linq;
using System.Text.RegularExpressions;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Setups;

/// <summary>A word as PowerShell has it, <c>NoInterruption</c>, as a word of the wire, <c>NO_INTERRUPTION</c>. One of the wire stays as it is.</summary>
internal static class WireWord
{
    // Where no capital shows the parts: PowerShell takes nointerruption for the same word.
    private static readonly string[] OfSeveralParts =
    [
        ActivityHandling.NoInterruption, ActivityHandling.StartOfActivityInterrupts,
        TurnCoverage.OnlyActivity, TurnCoverage.AllInput, TurnCoverage.AudioActivityAndAllVideo,
        FunctionBehavior.NonBlocking, Scheduling.WhenIdle,
        HarmCategory.HateSpeech, HarmCategory.SexuallyExplicit, HarmCategory.DangerousContent, HarmCategory.CivicIntegrity,
        HarmBlockThreshold.LowAndAbove, HarmBlockThreshold.MediumAndAbove, HarmBlockThreshold.OnlyHigh,
    ];

    internal static string? Of(string? word, string prefix = "")
    {
        if (word is null)
        {
            return null;
        }

        string upper = Regex.Replace(word, "(?<=[a-z])(?=[A-Z])", "_").ToUpperInvariant();
        string whole = upper.StartsWith(prefix, StringComparison.Ordinal) ? upper : prefix + upper;
        return OfSeveralParts.FirstOrDefault(known => Letters(known) == Letters(whole)) ?? whole;
    }

    private static string Letters(string word) => word.Replace("_", string.Empty);
}
