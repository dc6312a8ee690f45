using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>What the model says, all of which is known beforehand: a turn whose words or length differ has lost, doubled or mixed something.</summary>
internal static class Utterance
{
    internal const string Heard = "I heard somebody say something.";
    internal const string Puzzled = "I do not know what that means.";

    internal static string Short(string q) => $"The answer to question {q} is short.";

    internal static string Long(string q) => $"The answer to question {q} takes a while, since it is a long one that can be interrupted anywhere before it comes to its end.";

    internal static string Result(string answer) => $"The tool says {answer} and nothing else.";

    /// <summary>How long it takes to say.</summary>
    internal static TimeSpan LengthOf(string words) => TimeSpan.FromSeconds(words.Contains("takes a while", StringComparison.Ordinal) ? 8 : 1);

    /// <summary>All that can be said where so many questions are asked.</summary>
    internal static IEnumerable<string> All(IEnumerable<int> questions) => questions
        .SelectMany(static number => (string[])[Short($"{number}"), Long($"{number}"), Result($"fetch{number}"), Result($"watch{number}")])
        .Append(Heard)
        .Append(Puzzled);
}
