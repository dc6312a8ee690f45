using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>The two ends of a move: from when on messages are held, and what is told when it is over.</content>
public sealed partial class LiveSession
{
    private readonly object _moving = new();
    private TaskCompletionSource<bool> _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the session has moved, or has ended on the way.</summary>
    private Task Arrival
    {
        get { lock (_moving) { return _arrived.Task; } }
    }

    private async Task ArrivalAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => givenUp.TrySetCanceled(cancellationToken)))
        {
            await (await Task.WhenAny(Arrival, givenUp.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>From here on what is sent is held. False: the session is closing, or moves already.</summary>
    private bool Depart()
    {
        lock (_moving)
        {
            if (!Move(LiveSessionState.Ready, LiveSessionState.HandingOver))
            {
                return false;
            }

            _arrived = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    private void Arrive()
    {
        lock (_moving)
        {
            Move(LiveSessionState.HandingOver, LiveSessionState.Ready);
            _arrived.TrySetResult(true);
        }
    }

    // Called by the receive loop on the first word of a new connection, so that nothing of it comes before.
    private void Welcome()
    {
        _connectedAt = _time.GetTimestamp();
        Interlocked.Exchange(ref _announcedEnd, long.MaxValue);
        _handleIsBehind = false;
        if (_journey is not { } journey)
        {
            return;
        }

        _journey = null;
        Interlocked.Increment(ref _reconnects);
        (int messages, TimeSpan audio) = _outbox.Held;

        // Of a turn that was cut no end will come any more, and what comes next is not stale.
        bool wasCut = _clock is { HasContent: true, IsCut: true };
        Post(new LiveReconnected(_time.GetElapsedTime(journey.LeftAt), stateRestored: !journey.IsFresh)
        {
            Attempts = journey.Attempts,
            Carried = messages,
            AudioCarried = audio,
            AudioDropped = _flow.AudioDropped - journey.DroppedBefore,
            ToolResultsLost = journey.ResultsLost,
            TurnLost = journey.TurnLost,
            AnswersAnew = journey.AnswersAnew,
            EndsTurn = journey.TurnLost || wasCut,
        });
        if (journey.TurnLost || journey.AnswersAnew || wasCut)
        {
            EndLost();
        }

        if (journey.AnswersAnew)
        {
            _replies.Ask();
            return;
        }

        if (!journey.TurnLost)
        {
            if (_replies.IsDueForResult && _clock.AwaitsTool)
            {
                // The turn of the call ended with its connection; what comes next answers the result.
                EndLost();
            }

            return;
        }

        _replies.Forget();
        if (_outbox.HeldQuestions > 0)
        {
            _replies.Ask();
        }
        else if (_outbox.HoldsEndOfSpeech)
        {
            _replies.AskBySpeech();
        }
    }

    private void EndLost()
    {
        lock (_posting)
        {
            _clock.On(TurnSign.Lost);
            _unpacker.Forget();
            _audioTicksBeforeTurn = Interlocked.Read(ref _audioTicksReceived);
        }
    }
}
