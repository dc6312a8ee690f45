using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>What was said before the session began.</summary>
internal static class HistoryRules
{
    private const string Path = "history";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        bool announced = asked.Setup.HistoryConfig?.InitialHistoryInClientContent == true;
        if (asked.History.Count == 0)
        {
            if (announced)
            {
                found.Note("historyConfig", "A history is announced: the service waits for it before anything else.", "Send it first, as clientContent with turnComplete, or give -InitialHistory.", Sources.Sdk);
            }

            return;
        }

        if (asked.Model.IsKnown && asked.Family.History is null)
        {
            found.Doubtful(Path, $"{OutputRules.Known(asked)} is not known to take a history.", "Leave -InitialHistory out.", asked.FamilySource);
        }

        if (asked.Family.History is HistoryForm.EndsWithUser && asked.History[asked.History.Count - 1].Role is Role.Model)
        {
            found.Doubtful(Path, $"The history ends with the model's turn; {OutputRules.Known(asked)} should be handed one that ends with the user's.", "Leave the last turn out.", asked.FamilySource);
        }

        foreach (Content turn in asked.History)
        {
            if (turn.Role is Role.System)
            {
                found.Doubtful(Path, "A turn of the role system is taken by older models of Vertex AI only.", "Use -SystemInstruction.", Sources.Threads);
            }
            else if (turn.Role is not (Role.User or Role.Model))
            {
                found.Refused(Path, $"'{turn.Role}' is no role.", "A turn is the user's or the model's.", Sources.Reference);
            }

            if ((turn.Parts ?? []).Any(static part => part.FunctionCall is not null || part.FunctionResponse is not null))
            {
                found.Refused(Path, "A turn holds a function call or response; the service closes a session with such a history.", "Say in words what was called and what came of it.", Sources.Threads);
            }
        }
    }
}
