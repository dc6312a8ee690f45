using LiveApi.Wire;

namespace LiveApi.Simulator.Journal;

/// <summary>Messages by the keys that say what they are.</summary>
internal static class MessageKind
{
    internal static string Of(ClientMessage message) => message switch
    {
        { Setup: not null } => "setup",
        { ClientContent: not null } => "clientContent",
        { RealtimeInput: { } input } => "realtimeInput." + Of(input),
        { ToolResponse: not null } => "toolResponse",
        { ContextUpdate: not null } => "contextUpdate",
        _ => "unknown",
    };

    internal static string Of(ServerMessage message) => message switch
    {
        { SetupComplete: not null } => "setupComplete",
        { ServerContent: { } content } => "serverContent." + Of(content),
        { ToolCall: not null } => "toolCall",
        { ToolCallCancellation: not null } => "toolCallCancellation",
        { GoAway: not null } => "goAway",
        { SessionResumptionUpdate: not null } => "sessionResumptionUpdate",
        { VoiceActivity: not null } => "voiceActivity",
        { Error: not null } => "error",
        { UsageMetadata: not null } => "usageMetadata",
        _ => "unknown",
    };

    private static string Of(RealtimeInput input) => input switch
    {
        { Audio: not null } => "audio",
        { Video: not null } => "video",
        { Text: not null } => "text",
        { ActivityStart: not null } => "activityStart",
        { ActivityEnd: not null } => "activityEnd",
        { AudioStreamEnd: not null } => "audioStreamEnd",
        { MediaChunks: not null } => "mediaChunks",
        _ => "unknown",
    };

    private static string Of(ServerContent content) => content switch
    {
        { ModelTurn.Parts: [{ InlineData: not null }, ..] } => "audio",
        { ModelTurn.Parts: [{ Thought: true }, ..] } => "thought",
        { ModelTurn: not null } => "text",
        { InputTranscription: not null } => "inputTranscription",
        { OutputTranscription: not null } => "outputTranscription",
        { Interrupted: true } => "interrupted",
        { GenerationComplete: true } => "generationComplete",
        { TurnComplete: true } => "turnComplete",
        _ => "other",
    };
}
