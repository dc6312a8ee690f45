using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What can be said. Every method waits for room in the outbox, never for the network.</content>
public sealed partial class LiveSession
{
    private long _audioTicksSent;

    private bool IsManualActivity => Setup.RealtimeInputConfig?.AutomaticActivityDetection?.Disabled == true;

    /// <summary>Says something in writing, in the form that the model's family takes. The model answers it.</summary>
    /// <exception cref="LiveException">SessionNotOpen.</exception>
    public ValueTask SendTextAsync(string text, CancellationToken cancellationToken = default) => SendAsync(
        Profile.Family.UserText[0] == UserTextForm.RealtimeInput
            ? new ClientMessage { RealtimeInput = new RealtimeInput { Text = text } }
            : new ClientMessage
            {
                ClientContent = new ClientContent { Turns = [new Content { Role = Role.User, Parts = [new Part { Text = text }] }], TurnComplete = true },
            },
        cancellationToken);

    /// <summary>Sends a piece of speech. 20 to 100 ms a piece is best.</summary>
    /// <param name="pcm">Signed 16 bit, little endian, mono. It may be used again when the task has ended.</param>
    /// <param name="sampleRate">Samples a second, declared to the service with each piece.</param>
    /// <param name="cancellationToken">Gives up the wait for room; never half a message.</param>
    /// <exception cref="LiveException">SessionNotOpen.</exception>
    public ValueTask SendAudioAsync(ReadOnlyMemory<byte> pcm, int sampleRate = 16_000, CancellationToken cancellationToken = default)
    {
        ThrowIfNotOpen();
        OutgoingAudio audio = new(pcm, sampleRate);
        if (Hold(audio, leavesOut: true) == Holding.Taken)
        {
            return default;
        }

        ValueTask sent = PutAsync(audio, ClientEncoding.Audio, cancellationToken);
        Interlocked.Add(ref _audioTicksSent, Ticks(pcm.Length, sampleRate));
        return sent;
    }

    /// <summary>Says that the speech begins. With automatic activity detection the service hears that by itself, and nothing is sent.</summary>
    public ValueTask BeginAudioAsync(CancellationToken cancellationToken = default)
        => IsManualActivity ? SendActivityAsync(started: true, cancellationToken) : default;

    /// <summary>Says that the speech is over for now, so that the service need not wait for silence.</summary>
    public ValueTask EndAudioAsync(CancellationToken cancellationToken = default) => IsManualActivity
        ? SendActivityAsync(started: false, cancellationToken)
        : SendAsync(new ClientMessage { RealtimeInput = new RealtimeInput { AudioStreamEnd = true } }, cancellationToken);

    /// <summary>
    /// Says that speech has broken off: the same without waiting, for who was stopped in the middle of it. It keeps its place behind the audio. Where nothing
    /// can be sent any more, nothing is.
    /// </summary>
    public void BreakOffAudio()
    {
        _ = EndAsync();

        async Task EndAsync()
        {
            try
            {
                await EndAudioAsync().ConfigureAwait(false);
            }
            catch (LiveException)
            {
                // The session is over, and the speech with it.
            }
        }
    }

    /// <summary>Marks where the user's activity starts or ends; only for sessions with automatic detection switched off.</summary>
    public ValueTask SendActivityAsync(bool started, CancellationToken cancellationToken = default) => SendAsync(
        new ClientMessage
        {
            RealtimeInput = started ? new RealtimeInput { ActivityStart = new Empty() } : new RealtimeInput { ActivityEnd = new Empty() },
        },
        cancellationToken);

    /// <summary>Sends one video frame.</summary>
    /// <param name="image">A whole JPEG or PNG.</param>
    /// <param name="mimeType"><c>image/jpeg</c> or <c>image/png</c>.</param>
    /// <param name="cancellationToken">Gives up the wait for room.</param>
    public ValueTask SendVideoAsync(byte[] image, string mimeType = "image/jpeg", CancellationToken cancellationToken = default)
        => SendAsync(new ClientMessage { RealtimeInput = new RealtimeInput { Video = new Blob { MimeType = mimeType, Data = image } } }, cancellationToken);

    /// <summary>Answers a tool call. It overtakes everything that waits, since the model waits for it.</summary>
    public void SendToolResponse(FunctionResponse response)
    {
        ThrowIfNotOpen();
        Expect(response);
        ClientMessage message = new() { ToolResponse = new ToolResponse { FunctionResponses = [response] } };
        _outbox.AddUrgent(message, ClientEncoding.Message);
        CountSent(message);
    }

    /// <summary>Sends any message of the wire.</summary>
    public ValueTask SendAsync(ClientMessage message, CancellationToken cancellationToken = default)
    {
        ThrowIfNotOpen();
        if (!_outbox.TryEnter())
        {
            return WaitAndSendAsync(message, cancellationToken);
        }

        SendEntered(message);
        return default;
    }

    // Nothing is expected of what never goes out: who waits for room may give up.
    private async ValueTask WaitAndSendAsync(ClientMessage message, CancellationToken cancellationToken)
    {
        await _outbox.EnterAsync(cancellationToken).ConfigureAwait(false);
        SendEntered(message);
    }

    private void SendEntered(ClientMessage message)
    {
        Expect(message);
        _outbox.SendEntered(message, ClientEncoding.Message);
        CountSent(message);
    }

    /// <summary>Sends JSON as it is.</summary>
    /// <param name="json">One JSON object in UTF-8.</param>
    /// <param name="cancellationToken">Gives up the wait for room.</param>
    /// <exception cref="LiveException">MessageUnreadable: it is not one JSON object.</exception>
    public ValueTask SendRawAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return PutAsync(json, ClientEncoding.Raw, cancellationToken);
            }
        }
        catch (JsonException fault)
        {
            throw NotAnObject(fault);
        }

        throw NotAnObject(null);
    }

    private static LiveException NotAnObject(Exception? fault) => new(
        LiveFault.MessageUnreadable,
        ReasonText.Sentence($"What is to be sent is not one JSON object{(fault is null ? string.Empty : $": {fault.Message}")}"),
        "Every message is an object with one member, such as {\"realtimeInput\":{\"text\":\"Hello\"}}.",
        fault);

    private ValueTask PutAsync<T>(T message, Outbox.Encode<T> encode, CancellationToken cancellationToken)
    {
        ThrowIfNotOpen();
        return _outbox.SendAsync(message, encode, cancellationToken);
    }

    private void ThrowIfNotOpen()
    {
        if (State is not (LiveSessionState.Ready or LiveSessionState.HandingOver))
        {
            throw NotOpen();
        }
    }

    private LiveException NotOpen() => new(
        LiveFault.SessionNotOpen,
        ReasonText.Sentence($"The session '{Name}' is {State}{(Closed is { } end ? $": {end.Summary}" : string.Empty)}"),
        Closed is { IsError: true } fault ? fault.Advice : "Connect a new session with Connect-LiveSession; with -ResumeFrom $session.GetResumptionHandle() it goes on with the conversation.");
}
