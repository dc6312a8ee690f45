using System;
using System.Text.Json;
using LiveApi.Simulator.Conversation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>What is wrong with a message as such, whatever the conversation has come to.</summary>
internal static class MessageCheck
{
    /// <summary>The message as far as it can be read, and the service's objection to it or null.</summary>
    internal static (ClientMessage Message, Refusal? Refusal) Read(ReadOnlyMemory<byte> utf8, Surface surface)
    {
        ClientMessage message;
        try { message = WireFormat.ReadClient(utf8.Span); }
        catch (LiveException unreadable) { return (new ClientMessage(), Refusal.Invalid(Shown(unreadable))); }

        // Audio comes fifty times a second: what was read of it says all that the walk would.
        if (IsPlainAudio(message)) { return (message, null); }
        if (WireFormat.FindUnknown(message) is [var unknown, ..]) { return (message, Refusal.Invalid(FieldPath.UnknownName(unknown.Name, unknown.ProtoPath))); }
        if (BackendFields.Objection(message, surface) is { } foreign) { return (message, Refusal.Invalid(foreign.Told(utf8.Span))); }
        return (message, CountKeys(message) == 1 ? null : Refusal.InvalidArgument);
    }

    private static bool IsPlainAudio(ClientMessage message)
        => CountKeys(message) == 1 && message.Unknown is null && message.RealtimeInput is { Audio: { Unknown: null }, Unknown: null };

    private static int CountKeys(ClientMessage message)
        => (message.Setup is null ? 0 : 1) + (message.ClientContent is null ? 0 : 1) + (message.RealtimeInput is null ? 0 : 1)
            + (message.ToolResponse is null ? 0 : 1) + (message.ContextUpdate is null ? 0 : 1);

    private static string Shown(LiveException unreadable)
        => unreadable.InnerException is JsonException { Path: { Length: > 1 } path }
            ? $"Invalid JSON payload received. Invalid value at '{FieldPath.OfJson(path)}'."
            : "Invalid JSON payload received. Unexpected token.";
}
