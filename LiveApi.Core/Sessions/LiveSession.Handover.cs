using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>How it moves to another connection.</content>
public sealed partial class LiveSession
{
    private TaskCompletionSource<bool> _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _life = new();
    private volatile string? _handle;
    private volatile LiveConnection? _leaving;

    /// <summary>Declares other tools. The service takes tools at setup only, so the session is resumed with them; what is sent meanwhile waits.</summary>
    /// <exception cref="LiveException">ToolsFixedAtSetup: there is no handle to resume with. Else why the new connection failed; the session is over then.</exception>
    public async Task ReconfigureAsync(IReadOnlyList<ILiveTool> tools, CancellationToken cancellationToken = default)
    {
        string handle = _handle ?? throw new LiveException(
            LiveFault.ToolsFixedAtSetup,
            $"The session '{Name}' cannot take other tools: they are declared at setup, and it has no handle to be resumed with.",
            "Pass the tools to Connect-LiveSession -Tool, or connect with -Resumption so that the session can be resumed with them.");
        LiveConnection old = _leaving = Current();
        _moved = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!Move(LiveSessionState.Ready, LiveSessionState.HandingOver))
        {
            throw NotOpen();
        }

        try
        {
            await MoveAsync(old, handle, tools, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            _connection?.Abort();
            End(new ConnectionEnd(fault is OperationCanceledException ? LiveCloser.Client : LiveCloser.Network, 1006, string.Empty, fault));
            throw;
        }
        finally
        {
            _moved.TrySetResult(true);
        }
    }

    private async Task MoveAsync(LiveConnection old, string handle, IReadOnlyList<ILiveTool> tools, CancellationToken cancellationToken)
    {
        Post(new LiveReconnecting("the session is resumed with other tools"));
        long left = _time.GetTimestamp();
        await old.CloseAsync().ConfigureAwait(false);

        // A resumption beside the old socket, or too soon after it, is refused with 1011.
        using (CancellationTokenSource given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _life.Token))
        {
            await Task.Delay(_options.ResumePause, _time, given.Token).ConfigureAwait(false);
        }

        _ledger.Tools = tools;
        Setup = WithTools(_options.Setup) with { SessionResumption = (_options.Setup.SessionResumption ?? new SessionResumptionConfig()) with { Handle = handle } };
        using CancellationTokenSource deadline = _time.CreateCancellationTokenSource(_options.ConnectTimeout);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _life.Token, deadline.Token);
        try
        {
            await EstablishAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TookTooLong();
        }

        Post(new LiveReconnected(_time.GetElapsedTime(left), stateRestored: true));
        if (!Move(LiveSessionState.HandingOver, LiveSessionState.Ready))
        {
            throw NotOpen();
        }
    }

    // Held until the session has moved; a sender that met the old connection at its end comes here too.
    private async ValueTask SendAfterMoveAsync<T>(T message, Outbox.Encode<T> encode, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => givenUp.TrySetCanceled(cancellationToken)))
        {
            await (await Task.WhenAny(_moved.Task, givenUp.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }

        await Current().SendAsync(message, encode, cancellationToken).ConfigureAwait(false);
    }
}
