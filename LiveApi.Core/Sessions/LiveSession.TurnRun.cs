using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;

namespace LiveApi.Sessions;

/// <content>What a turn does while it runs, and when it is over.</content>
public sealed partial class LiveSession
{
    /// <summary>One turn while it runs: a sender and a reader side by side.</summary>
    private sealed class TurnRun(LiveSession session, TurnRequest request, IProgress<TurnProgress>? progress)
    {
        private TurnBuilder _builder = new(session._time);
        private readonly long _started = session._time.GetTimestamp();

        // A turn that was given up may still be going on: its rest is not the answer to this.
        private readonly int _earlierTurn = session._clock.HasContent && session._clock.Ending != TurnEnding.GenerationComplete ? session.Turn : 0;
        private readonly TimeSpan _audioBefore = session.Load.AudioSent;
        private readonly LiveTokens _computedBefore = session.Usage.Computed;
        private readonly SendingTrack _track = new();
        private long _sent;
        private TimeSpan _audioSent;
        private bool _timedOut;

        internal async Task SendAsync(CancellationToken cancellationToken)
        {
            try
            {
                if (request.Text is { Length: > 0 } text)
                {
                    await session.SendTextAsync(text, cancellationToken).ConfigureAwait(false);
                }

                if (request.Audio is { } audio)
                {
                    await SendAudioAsync(audio, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (LiveException) when (session._outbox.IsCompleted)
            {
                // The session ended meanwhile: the reading side will say how, and the turn with it.
            }

            Volatile.Write(ref _sent, session._time.GetTimestamp());
            Report();
        }

        internal async Task ReadAsync(LiveReader reader, Task sending, CancellationToken cancellationToken)
        {
            while (true)
            {
                if (sending.IsFaulted)
                {
                    await sending.ConfigureAwait(false);
                }

                bool inputIsOut = sending.IsCompleted;
                TimeSpan sentBefore = _audioSent;
                (LiveMessage? message, bool waitedInVain) = await NextAsync(reader, sending, cancellationToken).ConfigureAwait(false);
                if (message is not null ? Take(message, sending) : IsOver(waitedInVain, inputIsOut, stuck: !sending.IsCompleted && _audioSent == sentBefore))
                {
                    return;
                }
            }
        }

        internal LiveTurn Build()
        {
            long sent = Volatile.Read(ref _sent);
            return _builder.Build(
                _started,
                sent == 0 ? session._time.GetTimestamp() : sent,
                _audioSent,
                _timedOut,
                session.Usage.Computed - _computedBefore,
                session.Prices,
                _audioBefore,
                _track);
        }

        // The next message; null at the end of the session, or after waiting in vain. A wait that is given up takes nothing.
        private async Task<(LiveMessage? Message, bool WaitedInVain)> NextAsync(LiveReader reader, Task sending, CancellationToken cancellationToken)
        {
            using CancellationTokenSource patience = session._time.CreateCancellationTokenSource(Patience(sending));
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            Task<LiveMessage?> next = reader.ReadAsync(either.Token).AsTask();
            if (!sending.IsCompleted && await Task.WhenAny(next, sending).ConfigureAwait(false) == sending)
            {
                // The input is out: how long to wait is another question from here on.
                await patience.CancelAsync().ConfigureAwait(false);
            }

            try
            {
                return (await next.ConfigureAwait(false), false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (null, true);
            }
        }

        private async Task SendAudioAsync(AudioInput audio, CancellationToken cancellationToken)
        {
            Pacer pacer = request.Pacer ?? new Pacer(session._time);
            await session.BeginAudioAsync(cancellationToken).ConfigureAwait(false);
            bool whole = false;
            try
            {
                await foreach (AudioChunk chunk in audio.ReadChunksAsync(cancellationToken).ConfigureAwait(false))
                {
                    await pacer.WaitUntilAsync(chunk.Position, cancellationToken).ConfigureAwait(false);
                    await session.SendAudioAsync(chunk.Pcm, audio.Format.SampleRate, request.WhenFull, cancellationToken).ConfigureAwait(false);
                    _audioSent = chunk.Position + chunk.Duration;
                    _track.Add(session._time.GetTimestamp(), _audioSent);
                    Report();
                }

                whole = true;
                await session.EndAudioAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // Whoever speaks next begins anew: the service refuses a beginning within speech.
                if (!whole)
                {
                    session.BreakOffAudio();
                }
            }
        }

        // Whether the turn is over with this message.
        private bool Take(LiveMessage message, Task sending)
        {
            request.Observe?.Invoke(message);
            if (message.Turn == _earlierTurn && message.Kind != LiveMessageKind.SessionClosed)
            {
                return false;
            }

            // An answer that begins anew is the whole answer: what came of it before is none.
            _builder = message is LiveReconnected { AnswersAnew: true } ? new TurnBuilder(session._time) : _builder;
            _builder.Add(message);
            Report();
            return message.Kind == LiveMessageKind.SessionClosed
                || (message.EndsFrame && _builder.Ended > 0 && !_builder.IsInTurn && !_builder.AwaitsTools && sending.IsCompleted && IsOneTurn);
        }

        // Text and marked activity make one turn. Audio without marks may go on with another utterance, so that its end is a silence.
        private bool IsOneTurn => request.Audio is null || session.IsManualActivity;

        // Some models never complete a turn, and interpreters need not: their end shows by silence only.
        private bool MayEndBySilence => session._clock.Ending != TurnEnding.TurnComplete;

        // Whether what came could be all.
        private bool IsAnswered => _builder.IsInTurn ? _builder.AwaitsReader || (MayEndBySilence && _builder.HasAnswer) : _builder.Ended > 0;

        // In the middle of a turn a silence has to be longer to be its end.
        private TimeSpan Patience(Task sending)
            => !sending.IsCompleted || !IsAnswered || _builder.AwaitsTools ? request.ReplyTimeout
            : _builder is { IsInTurn: true, AwaitsReader: false } ? TimeSpan.FromTicks(Math.Min(2 * request.SettleTime.Ticks, request.ReplyTimeout.Ticks))
            : request.SettleTime;

        // Nothing came. After a wait of full length either all is said, or too little, or not even the input goes out;
        // without a wait, the session is over.
        private bool IsOver(bool waitedInVain, bool inputIsOut, bool stuck)
        {
            _timedOut = waitedInVain && (stuck || (inputIsOut && !IsAnswered));
            return !waitedInVain || inputIsOut || stuck;
        }

        private void Report() => progress?.Report(new TurnProgress(_audioSent, _builder.AudioReceived, Volatile.Read(ref _sent) != 0));
    }
}
