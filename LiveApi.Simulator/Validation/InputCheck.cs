using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>What the service objects to in what comes after the setup.</summary>
internal static class InputCheck
{
    internal static Refusal? Objection(ClientMessage message, Setup setup, ModelTraits model)
    {
        bool manual = setup.RealtimeInputConfig?.AutomaticActivityDetection?.Disabled == true;
        return message.RealtimeInput switch
        {
            { ActivityStart: not null } or { ActivityEnd: not null } when !manual => Refusal.InvalidArgument,
            { AudioStreamEnd: not null } when manual => Refusal.InvalidArgument,
            { MediaChunks: not null } when model.IsNewest => Refusal.InvalidArgument,
            { } input when CountFields(input) != 1 => Refusal.InvalidArgument,
            _ => null,
        };
    }

    private static int CountFields(RealtimeInput input)
        => (input.Audio is null ? 0 : 1) + (input.Video is null ? 0 : 1) + (input.Text is null ? 0 : 1) + (input.ActivityStart is null ? 0 : 1)
            + (input.ActivityEnd is null ? 0 : 1) + (input.AudioStreamEnd is null ? 0 : 1) + (input.MediaChunks is null ? 0 : 1);
}
