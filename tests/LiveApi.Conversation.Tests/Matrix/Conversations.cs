using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Tests.Support;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>A reference conversation: what the service does, from a scenario file, and what the user says and does.</summary>
/// <param name="Name">The scenario file and the heading in the tables.</param>
/// <param name="Script">The user's part.</param>
/// <param name="Tools">Functions that the client has.</param>
internal sealed record ReferenceConversation(string Name, Func<User, Task> Script, params SlowTool[] Tools)
{
    internal string Scenario => Path.Combine(Repository.Root, "tests", "LiveApi.Conversation.Tests", "Matrix", "Scenarios", Name + ".yaml");

    /// <summary>Whether the user speaks in it: then the journal keeps the sound.</summary>
    internal bool Speaks => Name is "audio" or "barge-in";

    /// <summary>Whether it goes on for ten minutes.</summary>
    internal bool IsLong => Name == "five-handovers";

    internal static IReadOnlyList<ReferenceConversation> All { get; } =
    [
        new("text", static async user =>
        {
            await user.AskAsync("one for the road.", "one for the road.");
            await user.AskAsync("two to tango.", "two to tango.");
            await user.AskAsync("three is a crowd.", "three is a crowd.");
        }),
        new("audio", static async user =>
        {
            await user.SpeakAsync(5, "I heard you.");
            await user.SpeakAsync(7, "I heard you.");
        }),
        new("barge-in", static async user =>
        {
            await user.BargeInAsync(11, TimeSpan.FromSeconds(1), 4, "All right.");
            await user.SpeakAsync(4, "All right.");
        }),
        new(
            "blocking-tool",
            static async user =>
            {
                await user.AskAsync("How is the weather in Bergen?", "rain in Bergen");
                await user.AskAsync("And how is the weather in Oslo?", "rain in Oslo");
            },
            new SlowTool("get_weather", "rain", TimeSpan.FromMilliseconds(800), "BLOCKING")),
        new(
            "non-blocking-tool",
            static async user =>
            {
                await user.AskAsync("How is the weather in Bergen?", "rain in Bergen");
                await user.AskAsync("And how is the weather in Oslo?", "rain in Oslo");
            },
            new SlowTool("get_weather", "rain", TimeSpan.FromMilliseconds(800), "NON_BLOCKING")),
        new(
            "two-tools",
            static async user =>
            {
                await user.AskAsync("How are weather and time in Bergen?", "I know both now.");
                await user.AskAsync("And the weather and time now?", "I know both now.");
            },
            new SlowTool("get_weather", "rain", TimeSpan.FromMilliseconds(800), "BLOCKING"),
            new SlowTool("get_time", "noon", TimeSpan.FromMilliseconds(1_900), "BLOCKING")),
        new("video", static async user =>
        {
            await user.ShowAsync(4);
            await user.AskAsync("a cat.", "a cat.");
            await user.ShowAsync(4);
            await user.AskAsync("a dog.", "a dog.");
        }),
        new("five-handovers", static async user =>
        {
            for (int line = 1; line <= 20; line++)
            {
                await user.AskAsync($"line {line:00}.", $"line {line:00}.");
                await user.PauseAsync(TimeSpan.FromSeconds(26));
            }
        }),
    ];
}
