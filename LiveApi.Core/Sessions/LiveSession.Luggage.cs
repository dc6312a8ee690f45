using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What it takes along from one connection to the next, and what it has to leave.</content>
public sealed partial class LiveSession
{
    private long _lastReadBefore;

    private bool IsTransparent => _options.Setup.SessionResumption?.Transparent == true;

    // What is in the air when the old connection is over, and what becomes of it.
    private void Pack(LiveConnection old, Journey journey)
    {
        _sentBefore += old.Sent;
        _lastReadBefore = old.LastRead;
        _connection = null;

        // Not before the old connection has said its last: a turn may end on the way, and one that was cut has nothing left to lose.
        journey.Answering = _clock is { HasContent: true, AwaitsTool: false, IsCut: false };
        journey.Asked = _replies.Questions > _outbox.HeldQuestions || (_replies.IsDueForResult && _outbox.HeldQuestions == 0) || (journey.Departure.IsSilence && _replies.IsDue);
        if (_handle is null || journey.Departure.First.StartsAnew)
        {
            StartAnew(journey);
            return;
        }

        if (journey.Departure.IsSilence && _replies.IsDeafToResults)
        {
            // The service had them twice and has nothing to say about them: it answered on a connection that had broken.
            journey.ResultsLost += _outbox.DropResults();
            journey.TurnLost = true;
            return;
        }

        // A result that goes out, or out again, is answered on the next connection; of a text that was taken in, nobody knows.
        (int again, bool asks) = _outbox.SendAgain(_clock.AwaitsTool ? 0 : old.LastRead);
        if (again > 0 && _clock.AwaitsTool)
        {
            _replies.OnResultsRepeated();
        }

        // Where the service goes back to its mark, it has never heard the question that it was answering, and answers it from the beginning.
        journey.AnswersAnew = IsTransparent && asks && journey.Answering;
        bool isAskedAgain = (IsTransparent && asks) || (_replies.IsDueForResult && _outbox.HoldsResults);
        journey.TurnLost = (journey.Answering && !journey.AnswersAnew) || (journey.Asked && !isAskedAgain);
    }

    private void StartAnew(Journey journey)
    {
        _handle = null;
        journey.IsFresh = true;

        // All of it is told anew.
        journey.Asked |= _outbox.DropWords();
        journey.AnswersAnew = false;
        journey.ResultsLost += _outbox.DropResults() + _ledger.CancelAll();
        int held = _outbox.HeldTexts;

        // A question that a function was called for is the user's to ask again: what the function did may not be wanted twice.
        bool calledFor = !_clock.IsCut && (_replies.IsDueForResult || (journey.ResultsLost > 0 && _log.EndsWithUser(held)));
        bool asksAgain = journey.Asked && !journey.Answering && !calledFor && _log.EndsWithQuestion(held);
        journey.Reseed = Reseed.Of(_log.TurnsBefore(held), asksAgain, Profile.Family);
        bool wasSpoken = _replies.IsDueForSpeech && !_outbox.HoldsEndOfSpeech;
        journey.TurnLost = journey.Answering || calledFor || wasSpoken || _clock is { AwaitsTool: true, IsCut: false } || (journey.Asked && !asksAgain);
    }

    private Setup NextSetup(Journey journey)
    {
        Setup setup = WithTools(_options.Setup);
        return journey.Reseed?.Announce(setup) ?? setup;
    }

    // What the new connection has to be told before anything that waited.
    private void Unpack(Journey journey)
    {
        if (journey.Speaking && !_outbox.HoldsMark)
        {
            _outbox.AddFirst(new ClientMessage { RealtimeInput = new RealtimeInput { ActivityStart = new Empty() } }, ClientEncoding.Message, Luggage.Mark);
        }

        foreach (ClientMessage message in new[] { journey.Reseed?.Question, journey.Reseed?.Seed }.OfType<ClientMessage>())
        {
            _outbox.AddFirst(message, ClientEncoding.Message, Luggage.Words);
        }

        if (journey.Reseed is { Question: not null } or { Announced: false, Seed.ClientContent.TurnComplete: true })
        {
            _replies.Ask();
        }
    }

    private static Setup WithHandle(Setup setup, string? handle) => setup.SessionResumption?.Handle == handle
        ? setup
        : setup with { SessionResumption = (setup.SessionResumption ?? new SessionResumptionConfig()) with { Handle = handle } };
}
