using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What a session needs to be gone on with, and a move that its user asks for.</content>
public sealed partial class LiveSession
{
    private volatile string? _handle;
    private DateTimeOffset _handleAt;
    private int _reconnects;

    /// <summary>The newest handle that the conversation can be resumed with, here or in another process; null: there is none. It opens the conversation to whoever has the key: a secret, and so no property, which would show.</summary>
    public string? GetResumptionHandle() => _handle;

    /// <summary>How long ago that handle came; null: there is none.</summary>
    public TimeSpan? ResumptionHandleAge => _handle is null ? null : _time.GetUtcNow() - _handleAt;

    /// <summary>How often the session has moved to another connection.</summary>
    public int Reconnects => Volatile.Read(ref _reconnects);

    /// <summary>Declares other tools. The service takes tools at setup only, so the session is resumed with them; what is sent meanwhile waits.</summary>
    /// <exception cref="LiveException">ToolsFixedAtSetup: there is no handle to resume with. Else why the new connection failed; the session is over then.</exception>
    public async Task ReconfigureAsync(IReadOnlyList<ILiveTool> tools, CancellationToken cancellationToken = default)
    {
        if (_handle is null)
        {
            throw new LiveException(
                LiveFault.ToolsFixedAtSetup,
                $"The session '{Name}' cannot take other tools: they are declared at setup, and it has no handle to be resumed with.",
                "Pass the tools to Connect-LiveSession -Tool, or connect with -Resumption so that the session can be resumed with them, and wait for its handle.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        while (!Depart())
        {
            if (State != LiveSessionState.HandingOver)
            {
                throw NotOpen();
            }

            await ArrivalAsync(cancellationToken).ConfigureAwait(false);
        }

        Departure departure = new("the session is resumed with other tools") { Tools = tools, First = new Verdict(true, _options.ResumePause, false, false) };
        _outbox.Hold();
        _requested = departure;
        _bell.Ring();
        using (cancellationToken.Register(() => _life.Cancel()))
        {
            // The connection may have ended just before: then nobody takes the departure up.
            await Task.WhenAny(departure.Done.Task, _completion.Task).ConfigureAwait(false);
            if (!departure.Done.Task.IsCompleted)
            {
                _life.Token.ThrowIfCancellationRequested();
                throw NotOpen();
            }

            await departure.Done.Task.ConfigureAwait(false);
        }
    }

    // Before anybody can read of it: who reads that there is a handle may resume with it. True: it is the first.
    private bool Take(SessionResumptionUpdate update)
    {
        if (update is not { Resumable: true, NewHandle: { Length: > 0 } handle })
        {
            _handleIsBehind = true;
            return false;
        }

        bool isFirst = _handle is null;
        _handle = handle;
        _handleAt = _time.GetUtcNow();
        _handleIsBehind = false;
        if (IsTransparent && update.LastConsumedClientMessageIndex is { } index)
        {
            _outbox.TakenIn(index);
        }

        return isFirst;
    }
}
