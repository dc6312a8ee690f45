using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using LiveApi.Simulator.Hosting;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>What the simulator's journal holds of a run: what of the client's messages has really arrived.</summary>
internal sealed record Journal
{
    internal static Journal Empty { get; } = new();

    /// <summary>The service's own name of the conversation, of each connection whose setup it took.</summary>
    internal IReadOnlyList<string> Conversations { get; private init; } = [];

    internal IReadOnlyList<string> Texts { get; private init; } = [];

    /// <summary>Ids of the calls whose answers it took, and of those whose answers it had no use for.</summary>
    internal IReadOnlyList<string> Answers { get; private init; } = [];

    internal IReadOnlyList<string> IdleAnswers { get; private init; } = [];

    internal int Frames { get; private init; }

    /// <summary>Numbers of the pieces of speech, in the order they arrived.</summary>
    internal IReadOnlyList<int> Speech { get; private init; } = [];

    internal static Journal Of(SimulatorServer service)
    {
        if (service.GetJournal() is not { } text)
        {
            return Empty;
        }

        using JsonDocument document = JsonDocument.Parse(text);
        List<string> conversations = [], texts = [], answers = [], idle = [];
        List<int> speech = [];
        int frames = 0;
        foreach (JsonElement connection in document.RootElement.GetProperty("connections").EnumerateArray())
        {
            if (connection.GetProperty("session").GetString() is { } conversation)
            {
                conversations.Add(conversation);
            }

            speech.AddRange(Pieces(service.GetAudio("default", connection.GetProperty("number").GetInt32(), heard: true)));
            foreach (JsonElement message in connection.GetProperty("messages").EnumerateArray().Where(static message => message.GetProperty("from").GetString() == "client"))
            {
                string kind = message.GetProperty("kind").GetString()!;
                frames += kind == "realtimeInput.video" ? message.GetProperty("count").GetInt32() : 0;
                if (kind is "realtimeInput.text" or "clientContent" && WireMessage.Sent(0, default, Encoding.UTF8.GetBytes(message.GetProperty("message").GetRawText())).Text is { } asked)
                {
                    texts.Add(asked);
                }
                else if (kind == "toolResponse")
                {
                    (message.TryGetProperty("findings", out _) ? idle : answers).AddRange(message.GetProperty("message").GetProperty("toolResponse").GetProperty("functionResponses").EnumerateArray().Select(static one => one.GetProperty("id").GetString()!));
                }
            }
        }

        return new Journal { Conversations = conversations, Texts = texts, Answers = answers, IdleAnswers = idle, Frames = frames, Speech = speech };
    }

    private static IEnumerable<int> Pieces(byte[]? wav)
    {
        const int Header = 44;
        for (int at = Header; wav is not null && at < wav.Length; at += User.PieceBytes)
        {
            yield return BitConverter.ToInt16(wav, at);
        }
    }
}
