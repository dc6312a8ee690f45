using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;

namespace LiveApi.Sessions;

/// <content>One input, one answer.</content>
public sealed partial class LiveSession
{
    /// <summary>Says something and reads until it has been answered. What was left unread before is read first and thrown away.</summary>
    /// <remarks>Audio may hold several utterances, and each is a turn of the service: they become one <see cref="LiveTurn"/>.</remarks>
    /// <exception cref="LiveException">SessionBusy, SessionNotOpen, or what the audio's source throws.</exception>
    public async Task<LiveTurn> RunTurnAsync(TurnRequest request, IProgress<TurnProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using LiveReader reader = OpenReader();
        while (reader.TryRead(out _))
        {
        }

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

        return run.Build();
    }

    /// <summary>One turn while it runs: a sender and a reader side by side.</summary>
    private sealed class TurnRun(LiveSession session, TurnRequest request, IProgress<TurnProgress>? progress)
    {
        private readonly TurnBuilder _builder = new(session._time);
        private readonly long _started = session._time.GetTimestamp();
        private long _sent;
        private TimeSpan _audioSent;
        private bool _timedOut;

        internal async Task SendAsync(CancellationToken cancellationToken)
        {
            if (request.Text is { Length: > 0 } text)
            {
                await session.SendTextAsync(text, cancellationToken).ConfigureAwait(false);
            }

            if (request.Audio is { } audio)
            {
                await SendAudioAsync(audio, cancellationToken).ConfigureAwait(false);
            }

            Volatile.Write(ref _sent, session._time.GetTimestamp());
            Report();
        }

        internal async Task ReadAsync(LiveReader reader, Task sending, CancellationToken cancellationToken)
        {
            while (true)
            {
                using CancellationTokenSource patience = session._time.CreateCancellationTokenSource(Patience(sending));
                using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
                Task<LiveMessage?> next = reader.ReadAsync(either.Token).AsTask();
                if (!sending.IsCompleted && await Task.WhenAny(next, sending).ConfigureAwait(false) == sending && !next.IsCompleted)
                {
                    // The input is out: how long to wait is another question now. A cancelled wait takes nothing.
                    await patience.CancelAsync().ConfigureAwait(false);
                }

                try
                {
                    LiveMessage? message = await next.ConfigureAwait(false);
                    if (message is null || Take(message, sending))
                    {
                        break;
                    }
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    await ThrowIfFailedAsync(sending).ConfigureAwait(false);
                    if (sending.IsCompleted && GiveUp(patience.IsCancellationRequested))
                    {
                        break;
                    }
                }
            }

            if (sending.IsFaulted && !_builder.IsClosed)
            {
                await sending.ConfigureAwait(false);
            }
        }

        internal LiveTurn Build()
        {
            long sent = Volatile.Read(ref _sent);
            return _builder.Build(_started, sent == 0 ? session._time.GetTimestamp() : sent, _audioSent, _timedOut);
        }

        private static Task ThrowIfFailedAsync(Task sending) => sending.IsFaulted ? sending : Task.CompletedTask;

        private async Task SendAudioAsync(AudioInput audio, CancellationToken cancellationToken)
        {
            Pacer pacer = request.Pacer ?? new Pacer(session._time);
            await session.BeginAudioAsync(cancellationToken).ConfigureAwait(false);
            await foreach (AudioChunk chunk in audio.ReadChunksAsync(cancellationToken).ConfigureAwait(false))
            {
                await pacer.WaitUntilAsync(chunk.Position, cancellationToken).ConfigureAwait(false);
                await session.SendAudioAsync(chunk.Pcm, audio.Format.SampleRate, cancellationToken).ConfigureAwait(false);
                _audioSent = chunk.Position + chunk.Duration;
                Report();
            }

            await session.EndAudioAsync(cancellationToken).ConfigureAwait(false);
        }

        // Whether the turn is over with this message.
        private bool Take(LiveMessage message, Task sending)
        {
            _builder.Add(message);
            Report();
            return message.Kind == LiveMessageKind.SessionClosed
                || (message.EndsFrame && _builder.Ended > 0 && !_builder.IsInTurn && sending.IsCompleted && IsOneTurn);
        }

        // Text and marked activity make one turn. Audio without marks may go on with another utterance, so that its end is a silence.
        private bool IsOneTurn => request.Audio is null || session.IsManualActivity;

        private TimeSpan Patience(Task sending)
            => !sending.IsCompleted ? Timeout.InfiniteTimeSpan
            : _builder.Ended > 0 && !_builder.IsInTurn ? request.SettleTime
            : request.ReplyTimeout;

        // The wait is over and nothing came: either all is said, or too little.
        private bool GiveUp(bool waitedLongEnough)
        {
            bool answered = _builder.Ended > 0 && !_builder.IsInTurn;
            _timedOut = waitedLongEnough && !answered && Volatile.Read(ref _sent) != 0;
            return answered || _timedOut;
        }

        private void Report() => progress?.Report(new TurnProgress(_audioSent, _builder.AudioReceived, Volatile.Read(ref _sent) != 0));
    }
}
