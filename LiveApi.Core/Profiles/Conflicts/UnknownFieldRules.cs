using System;
using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>Names that no field has, and fields that the service has elsewhere but not in a Live session.</summary>
internal static class UnknownFieldRules
{
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["toolConfig"] = "A call of a function cannot be forced in a Live session: say in the system instruction when to call it.",
        ["cachedContent"] = "There is no context cache in a Live session: leave it out.",
        ["stopSequences"] = "It is not supported in a Live session: leave it out.",
        ["responseMimeType"] = "It is not supported in a Live session: ask for a form of answer in the system instruction.",
        ["responseSchema"] = "It is not supported in a Live session: let the model call a function with the fields that you want.",
        ["responseJsonSchema"] = "It is not supported in a Live session: let the model call a function with the fields that you want.",
        ["responseLogprobs"] = "It is not supported in a Live session: leave it out.",
        ["logprobs"] = "It is not supported in a Live session: leave it out.",
        ["routingConfig"] = "It is not supported in a Live session: name the model.",
        ["audioTimestamp"] = "It is not supported in a Live session: leave it out.",
    };

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        foreach (UnknownMember member in WireFormat.FindUnknown(new ClientMessage { Setup = asked.Setup }))
        {
            string path = Path(member);
            if (Elsewhere.TryGetValue(member.Name, out string? advice))
            {
                found.Doubtful(path, $"Live sessions do not take {member.Name}.", advice, Sources.Reference);
                continue;
            }

            string? near = NearestName.Of(member.Name, member.KnownNames);
            found.Doubtful(
                path,
                $"No field '{member.Name}' is known here; the service closes the session (1007) if it does not know it either.",
                near is null ? "Check its name and its place. If the service has it, it is sent as it is." : $"Did you mean '{near}'? If not, it is sent as it is.",
                Sources.Ours);
        }
    }

    private static string Path(UnknownMember member)
        => member.JsonPath is "setup" or "" ? member.Name : $"{member.JsonPath.Substring("setup.".Length)}.{member.Name}";
}
