using System.Linq;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>What the service objects to in what comes after the setup.</summary>
internal static class InputCheck
{
    internal static Refusal? Objection(ClientMessage message, Setup setup, ModelFamily family, ConversationState state) => message switch
    {
        { RealtimeInput: { } input } => OfInput(input, setup, family, state),
        { ClientContent: { } content } => OfContent(content, family, state),
        _ => null,
    };

    private static Refusal? OfInput(RealtimeInput input, Setup setup, ModelFamily family, ConversationState state)
    {
        bool manual = setup.RealtimeInputConfig?.AutomaticActivityDetection?.Disabled == true;
        bool wrong = input switch
        {
            { ActivityStart: not null } or { ActivityEnd: not null } => !manual,
            { AudioStreamEnd: not null } => manual,
            { MediaChunks: not null } => family.MediaChunks == false,
            _ => false,
        };
        return wrong || CountFields(input) != 1 || state == ConversationState.Seeding ? Refusal.InvalidArgument : null;
    }

    private static Refusal? OfContent(ClientContent content, ModelFamily family, ConversationState state)
    {
        bool tooLate = family.History == HistoryForm.InitialOnly && state != ConversationState.Seeding;
        bool holdsCalls = (content.Turns ?? []).Any(turn => (turn.Parts ?? []).Any(part => part.FunctionCall is not null || part.FunctionResponse is not null));
        return tooLate || holdsCalls ? Refusal.InvalidArgument : null;
    }

    private static int CountFields(RealtimeInput input)
        => (input.Audio is null ? 0 : 1) + (input.Video is null ? 0 : 1) + (input.Text is null ? 0 : 1) + (input.ActivityStart is null ? 0 : 1)
            + (input.ActivityEnd is null ? 0 : 1) + (input.AudioStreamEnd is null ? 0 : 1) + (input.MediaChunks is null ? 0 : 1);
}
