using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>A piece of content: text, bytes, a call, code. The thought members qualify the piece that they stand beside.</summary>
public sealed record Part
{
    /// <summary>A delta, cut anywhere: append it as it is.</summary>
    public string? Text { get; init; }

    public Blob? InlineData { get; init; }

    public FileData? FileData { get; init; }

    /// <summary>True: the model thinks aloud, and the text is no part of its answer.</summary>
    public bool? Thought { get; init; }

    public byte[]? ThoughtSignature { get; init; }

    public FunctionCall? FunctionCall { get; init; }

    public FunctionResponse? FunctionResponse { get; init; }

    public ExecutableCode? ExecutableCode { get; init; }

    public CodeExecutionResult? CodeExecutionResult { get; init; }

    /// <summary>A tool that the service runs itself, as the model asks for it; clients send it back in a history.</summary>
    public JsonElement? ToolCall { get; init; }

    /// <summary>What such a tool answered.</summary>
    public JsonElement? ToolResponse { get; init; }

    /// <summary>What of a video counts, and how many of its frames.</summary>
    public JsonElement? VideoMetadata { get; init; }

    /// <summary>How finely the media of this part is looked at.</summary>
    public JsonElement? MediaResolution { get; init; }

    /// <summary>What was said in the audio of this part.</summary>
    public Transcription? AudioTranscription { get; init; }

    /// <summary>The caller's own notes on this part. Gemini only.</summary>
    public JsonElement? PartMetadata { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
