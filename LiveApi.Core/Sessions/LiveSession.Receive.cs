using System;
using System.Threading;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What comes back.</content>
public sealed partial class LiveSession
{
    private int _reading;
    private long _received;
    private long _unreadable;

    /// <summary>Takes the one reader's place until it is disposed. Messages go to one reader, since two would each have half of a conversation.</summary>
    /// <exception cref="LiveException">SessionBusy.</exception>
    public LiveReader OpenReader() => Interlocked.CompareExchange(ref _reading, 1, 0) == 0
        ? new LiveReader(_inbox, () => Volatile.Write(ref _reading, 0))
        : throw new LiveException(
            LiveFault.SessionBusy,
            $"The session '{Name}' is being read already.",
            "Let the other command end first, or open a second session: messages can go to one reader only.");

    void IConnectionOwner.OnMessage(LiveConnection connection, ReadOnlySpan<byte> utf8)
    {
        Interlocked.Increment(ref _received);
        if (AudioFastPath.TryRead(utf8, out byte[] pcm, out int sampleRate))
        {
            _recorder.ReceivedAudio(pcm, sampleRate);
            OnAudio(pcm, sampleRate, utf8);
            return;
        }

        _recorder.Received(utf8);

        ServerMessage message;
        try
        {
            message = WireFormat.ReadServer(utf8);
        }
        catch (LiveException fault)
        {
            Interlocked.Increment(ref _unreadable);
            Post(new LiveUnknown(fault.Message, fault), utf8);
            if (!connection.SetupComplete.Task.IsCompleted)
            {
                connection.Fail(SetupAnswer.Refuse(Endpoint, utf8, fault));
            }

            return;
        }

        if (message.SetupComplete is { } complete)
        {
            Welcome();
            connection.SetupComplete.TrySetResult(complete);
        }

        bool isFirstHandle = message.SessionResumptionUpdate is { } update && Take(update);
        if (message.ServerContent is { } content)
        {
            _replies.OnContent(content);
        }

        byte[]? raw = _options.KeepRaw ? utf8.ToArray() : null;
        lock (_posting)
        {
            _unpacked.Clear();
            _unpacker.Unpack(message, _unpacked);
            if (!connection.SetupComplete.Task.IsCompleted && SetupAnswer.IsForeign(_unpacked))
            {
                connection.Fail(SetupAnswer.Refuse(Endpoint, utf8));
            }

            PostUnpacked(message, raw);
        }

        if (isFirstHandle)
        {
            // With a handle there is a known end to watch for.
            _bell.Ring();
        }

        Act(connection, message);
    }

    void IConnectionOwner.OnEnded(LiveConnection connection, ConnectionEnd end)
    {
        _recorder.Closed(end.ClosedBy == LiveCloser.Client, end.Code, end.Reason);
        connection.SetupComplete.TrySetException(RejectedSetup(end));
        _bell.Ring();
    }

    private void OnAudio(byte[] pcm, int sampleRate, ReadOnlySpan<byte> utf8)
    {
        lock (_posting)
        {
            _unpacked.Clear();
            _unpacker.UnpackAudio(pcm, sampleRate, _unpacked);
            PostUnpacked(frame: null, _options.KeepRaw ? utf8.ToArray() : null);
        }
    }

    // What the session itself does about a message, after its readers can see it.
    private void Act(LiveConnection connection, ServerMessage message)
    {
        Heed(message);
        if (message.ToolCallCancellation?.Ids is { } cancelled)
        {
            _ledger.Cancel(cancelled);
        }

        foreach (FunctionCall call in message.ToolCall?.FunctionCalls ?? [])
        {
            _ledger.Start(call);
        }

        if (message.UsageMetadata is not null)
        {
            _guard?.Check();
        }

        if (message.Error is { } error)
        {
            connection.Fail(ServerErrors.Explain(error), LiveCloser.Server);
        }
    }

    private void OnToolAnswered(ToolOutcome outcome)
    {
        FunctionResponse response = new()
        {
            Id = outcome.Call.Id,
            Name = outcome.Call.Name,
            Response = outcome.Response,
            Scheduling = outcome.Tool.Scheduling,
        };
        Exception? error = outcome.Error;
        try
        {
            SendToolResponse(response);
        }
        catch (LiveException gone)
        {
            error ??= gone;
        }

        Post(new LiveToolResult(outcome.Call.Id ?? string.Empty, outcome.Call.Name ?? string.Empty, FreeJson.ToLine(outcome.Response), outcome.Elapsed, error) { Warnings = outcome.Warnings, Errors = outcome.Errors });
    }
}
