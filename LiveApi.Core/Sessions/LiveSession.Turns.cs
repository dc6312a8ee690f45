using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>One input, one answer.</content>
public sealed partial class LiveSession
{
    /// <summary>Says something and reads until it has been answered. What was left unread before is read first and thrown away.</summary>
    /// <remarks>Audio may hold several utterances, and each is a turn of the service: they become one <see cref="LiveTurn"/>.</remarks>
    /// <exception cref="LiveException">SessionBusy, SessionNotOpen, or what the audio's source throws.</exception>
    public async Task<LiveTurn> RunTurnAsync(TurnRequest request, IProgress<TurnProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (State is LiveSessionState.Closed or LiveSessionState.Faulted)
        {
            throw NotOpen();
        }

        using LiveReader reader = OpenReader();
        while (reader.TryRead(out LiveMessage? unread))
        {
            request.Observe?.Invoke(unread!);
            if (unread!.Kind == LiveMessageKind.SessionClosed)
            {
                throw NotOpen();
            }
        }

        _inbox.Silence();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TurnRun run = new(this, request, progress);
        Task sending = run.SendAsync(stop.Token);
        try
        {
            await run.ReadAsync(reader, sending, stop.Token).ConfigureAwait(false);
        }
        finally
        {
            // Whatever ended the reading, nothing of this turn is sent after it.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)sending.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)).ConfigureAwait(false);
        }

        LiveTurn turn = run.Build();
        if (turn.Timings.FirstMessage is { Ticks: > 0 } first)
        {
            _telemetry.FirstChunk(first);
        }

        return turn;
    }
}
