using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>How this side stops the model, and what it knows of what was heard.</content>
public sealed partial class LiveSession
{
    // Where only a text stops a model, it has to be one that asks for as little as possible.
    private const string StopText = "Stop.";

    private LiveInterrupted? _lastInterruption;

    /// <summary>
    /// Stops the model: audio that is unread, or still to come of this answer, is stale from here on, and readers get <see cref="LiveInterrupted"/> at once.
    /// The service is told in the form that the model's family takes; where that is a text, the model answers it.
    /// </summary>
    /// <param name="text">What to say in place of the answer; the model answers it. Null: nothing, or where only a text stops the model, "Stop."</param>
    /// <param name="heard">How much of the turn's audio the player has played; null: the session reckons.</param>
    /// <param name="cancellationToken">Gives up the wait for room; what is stale stays so.</param>
    /// <returns>What readers were told, or null if there was nothing to stop.</returns>
    /// <exception cref="LiveException">SessionNotOpen; ResponseNotStoppable: nothing stops this model, and nothing was done.</exception>
    public async ValueTask<LiveInterrupted?> StopResponseAsync(string? text = null, TimeSpan? heard = null, CancellationToken cancellationToken = default)
    {
        ThrowIfNotOpen();
        StopMeans means = StopRule.Decide(Profile.Family, Setup.RealtimeInputConfig);
        if (means == StopMeans.None)
        {
            throw NotStoppable();
        }

        (LiveInterrupted? told, bool answering) = Silence(heard);
        bool isHeeded = answering && State == LiveSessionState.Ready;
        string? words = text ?? (means == StopMeans.Text && isHeeded ? StopText : null);
        if (words is not null)
        {
            await SendTextAsync(words, cancellationToken).ConfigureAwait(false);
        }
        else if (means == StopMeans.ClientContent)
        {
            // Even if nothing is known of an answer: one may be on its way to what was said aloud.
            await SendAsync(new ClientMessage { ClientContent = new ClientContent { TurnComplete = false } }, cancellationToken).ConfigureAwait(false);
        }
        else if (means == StopMeans.ActivityStart && isHeeded)
        {
            await BeginAudioAsync(cancellationToken).ConfigureAwait(false);
        }

        return told;
    }

    /// <summary>Says how much of a turn's audio a player has played. It counts instead of what the session reckons, also for an interruption that has been reported already.</summary>
    /// <param name="turn">The turn, as its messages have it. Nothing is kept of any but the last turn that was read.</param>
    /// <param name="heard">From the beginning of the turn's audio. More than was read counts as all that was read.</param>
    public void ReportHeard(int turn, TimeSpan heard)
    {
        if (heard < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(heard), heard, "Nobody has heard less than nothing.");
        }

        TimeSpan counts = _inbox.SayHeard(turn, heard);
        if (Volatile.Read(ref _lastInterruption) is { } last && last.Turn == turn)
        {
            last.Heard = counts;
        }
    }

    // From here on nothing of the answer can be read; the marks are set before the service is told, since it may answer at once.
    private (LiveInterrupted? Told, bool Answering) Silence(TimeSpan? heard)
    {
        lock (_posting)
        {
            bool speaks = _clock is { HasContent: true, IsCut: false };
            bool isDue = _replies.IsDue;
            (int lastRead, bool plays) = _inbox.Playback;
            int turn = speaks ? _clock.Current : isDue ? Math.Max(_clock.Current, _replies.AnsweredBy) : Math.Max(lastRead, 1);
            if (heard is { } known)
            {
                _inbox.SayHeard(turn, known);
            }

            AudioCut cut = _inbox.Cut(from: 1, through: _clock.Current);

            // What nobody has read of answers that are over is stopped, too.
            turn = speaks || isDue ? turn : Math.Max(turn, cut.LastTurn);
            if (!speaks && !isDue && !plays && cut.Messages == 0)
            {
                return (null, false);
            }

            // An answer that has not begun is stopped ahead. Where the stop itself asks for one, asking makes that a turn of its own.
            int through = isDue ? Math.Max(_clock.Current, _replies.AnsweredBy) : speaks ? _clock.Current : 0;
            if (through > 0)
            {
                _clock.Stop(through, turn);
            }

            _replies.Withdraw();
            LiveInterrupted told = new(cut.Messages, cut.Playing) { CutsAnswer = true, StoppedHere = true, Heard = lastRead == turn ? cut.Heard : TimeSpan.Zero };
            Post(told, turn);
            return (told, speaks || isDue);
        }
    }

    private LiveException NotStoppable() => new(
        LiveFault.ResponseNotStoppable,
        ReasonText.Sentence(Setup.RealtimeInputConfig?.ActivityHandling == ActivityHandling.NoInterruption
            ? $"The session '{Name}' lets nothing interrupt the model ({ActivityHandling.NoInterruption}), and {Model} takes no turns in writing that would"
            : $"Nothing stops {Model}: it follows the speaker and gives no answer that could be stopped"),
        "Stop reading and playing, or close the session; a session that can be stopped needs -ActivityHandling StartOfActivityInterrupts, or another model.");
}
