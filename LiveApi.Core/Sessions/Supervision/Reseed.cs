using System.Collections.Generic;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>How a fresh session is told what was said before.</summary>
/// <param name="Announced">The setup has to say that it will come.</param>
/// <param name="Seed">The message that tells it; null if nothing was said.</param>
/// <param name="Question">What is still to be answered and is asked by itself; null if the seed asks it, or nothing is open.</param>
internal sealed record Reseed(bool Announced, ClientMessage? Seed, ClientMessage? Question)
{
    private const string GoOn = "(The connection was renewed. Go on from here when I speak.)";

    /// <summary>The form that the family takes. An open question is asked once, and is not part of the past as well.</summary>
    internal static Reseed Of(IReadOnlyList<Content> turns, bool endsWithQuestion, ModelFamily family)
    {
        if (turns.Count == 0)
        {
            return new Reseed(false, null, null);
        }

        switch (family.History)
        {
            case HistoryForm.InitialOnly:
                List<Content> past = [.. turns];
                ClientMessage? question = null;
                if (endsWithQuestion)
                {
                    question = new ClientMessage { RealtimeInput = new RealtimeInput { Text = past[past.Count - 1].Parts![0].Text } };
                    past.RemoveAt(past.Count - 1);
                }

                return past.Count == 0 ? new Reseed(false, null, question) : new Reseed(true, Turns(past, complete: true), question);
            case HistoryForm.EndsWithUser when turns[turns.Count - 1].Role != Role.User:
                return new Reseed(false, Turns([.. turns, new Content { Role = Role.User, Parts = [new Part { Text = GoOn }] }], complete: false), null);
            default:
                return new Reseed(false, Turns(turns, complete: endsWithQuestion), null);
        }
    }

    /// <summary>The setup of the fresh session.</summary>
    internal Setup Announce(Setup setup) => Announced
        ? setup with { HistoryConfig = (setup.HistoryConfig ?? new HistoryConfig()) with { InitialHistoryInClientContent = true } }
        : setup;

    private static ClientMessage Turns(IReadOnlyList<Content> turns, bool complete)
        => new() { ClientContent = new ClientContent { Turns = turns, TurnComplete = complete ? true : null } };
}
