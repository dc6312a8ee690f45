using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>One message as several: each field in one of its own, and messages with nothing in them between. A client has to come to the same.</summary>
internal static class Scattering
{
    internal static IEnumerable<ServerMessage> Of(ServerMessage message)
    {
        if (message.ServerContent is not { } content) { yield return message; yield break; }
        if (content.InputTranscription is { } heard) { yield return Only(new ServerContent { InputTranscription = heard }); }
        if (content.ModelTurn is { } turn) { yield return Only(new ServerContent { ModelTurn = turn }); }
        if (content.OutputTranscription is { } said) { yield return Only(new ServerContent { OutputTranscription = said }); }
        yield return Only(new ServerContent { OutputTranscription = new Transcription() });
        ServerContent rest = content with { InputTranscription = null, ModelTurn = null, OutputTranscription = null, Interrupted = null, GenerationComplete = null };
        if (content.Interrupted is not null) { yield return Only(new ServerContent { Interrupted = content.Interrupted }); }
        if (content.GenerationComplete is not null) { yield return Only(new ServerContent { GenerationComplete = content.GenerationComplete }); }
        yield return Only(rest);
        if (message.UsageMetadata is { } usage) { yield return new ServerMessage { UsageMetadata = usage }; }
    }

    private static ServerMessage Only(ServerContent content) => new() { ServerContent = content };
}
