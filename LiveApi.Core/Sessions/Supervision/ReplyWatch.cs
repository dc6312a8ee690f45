using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>What is due: a reply to what was asked, the end of what the user says. Written by senders and the receive loop, read by the supervisor.</summary>
/// <remarks>The gate is the turn clock's.</remarks>
internal sealed class ReplyWatch(TurnClock clock, TimeProvider time, object gate)
{
    private long _askedAt;
    private int _answeredBy;
    private int _questions;
    private int _userSpeaks;
    private bool _cutUnsaid;
    private int _cutTurn;
    private volatile bool _askedByResult;
    private readonly HashSet<string> _openCalls = [];
    private int _repeatedIn;

    /// <summary>Whether the user was heard to start, and not yet to end.</summary>
    internal bool UserSpeaks => Volatile.Read(ref _userSpeaks) == 1;

    /// <summary>Whether something was asked and nothing at all has come of the turn that answers it.</summary>
    internal bool IsDue => Volatile.Read(ref _answeredBy) is > 0 and int turn && (clock.Current < turn || (clock.Current == turn && !clock.HasContent));

    /// <summary>How many questions of the user wait for that turn.</summary>
    internal int Questions => IsDue ? Volatile.Read(ref _questions) : 0;

    /// <summary>Whether what is due is the answer to a tool's result, in a turn of its own.</summary>
    internal bool IsDueForResult => _askedByResult && IsDue;

    /// <summary>Whether what is due is the answer to speech that may have been heard or not.</summary>
    internal bool IsDueForSpeech => Volatile.Read(ref _questions) == 0 && !_askedByResult && IsDue;

    /// <summary>Whether the service has cut its answer for the user, and nothing has come of the next.</summary>
    internal bool WasCutOff => Volatile.Read(ref _cutTurn) is > 0 and int cut && (clock.Current == cut || (clock.Current == cut + 1 && !clock.HasContent));

    /// <summary>The turn that is to answer, or has.</summary>
    internal int AnsweredBy => Volatile.Read(ref _answeredBy);

    /// <summary>Whether the service has the word: a reply is due, or it has begun one and neither ended it nor waits for a tool's result.</summary>
    internal bool IsServicesTurn => IsDue || (clock is { HasContent: true, GoesOn: false, IsCut: false } && !(clock.AwaitsTool && HasOpenCalls));

    /// <summary>Whether the results that this turn waits for went out a second time on another connection, and nothing has come of it.</summary>
    internal bool IsDeafToResults => clock.AwaitsTool && Volatile.Read(ref _repeatedIn) == clock.Current;

    private bool HasOpenCalls
    {
        get { lock (_openCalls) { return _openCalls.Count > 0; } }
    }

    /// <summary>When it was asked, as a timestamp of the session's clock.</summary>
    internal long AskedAt => Volatile.Read(ref _askedAt);

    /// <summary>Something was given to be sent that the model has to answer. While it speaks, that interrupts it: the answer is the next turn's.</summary>
    internal void Ask() => Ask(byResult: false, questions: 1);

    /// <summary>The same, of a result that the model takes up by itself: the turn of its call is over without it.</summary>
    internal void AskByResult() => Ask(byResult: true, questions: 0);

    /// <summary>The same, of speech that is over and may have been heard or not: only a long silence shows that it went down.</summary>
    internal void AskBySpeech() => Ask(byResult: false, questions: 0);

    private void Ask(bool byResult, int questions)
    {
        Volatile.Write(ref _questions, Questions + questions);
        _askedByResult = byResult;
        if (clock.IsStopped)
        {
            lock (gate)
            {
                clock.On(TurnSign.Asked);
            }
        }

        Volatile.Write(ref _askedAt, time.GetTimestamp());
        Volatile.Write(ref _answeredBy, clock.HasContent ? clock.Following : clock.Current);
    }

    /// <summary>Looks at what comes, before it counts. A turn that is interrupted before its first word leaves the question open: the answer is the next turn's.</summary>
    internal void OnContent(ServerContent content)
    {
        if (content.Interrupted == true && clock is { HasContent: true, IsStopped: false })
        {
            Volatile.Write(ref _cutTurn, clock.Current);
        }

        _cutUnsaid = !clock.HasContent && content is { ModelTurn: null, OutputTranscription: null } && (_cutUnsaid || content.Interrupted == true);
        if (content.TurnComplete == true)
        {
            if (_cutUnsaid && Volatile.Read(ref _answeredBy) == clock.Current)
            {
                Volatile.Write(ref _answeredBy, clock.Following);
            }

            _cutUnsaid = false;
        }
    }

    internal void OnSpeech(bool starts)
    {
        Volatile.Write(ref _userSpeaks, starts ? 1 : 0);
        if (!starts)
        {
            Ask();
        }
    }

    /// <summary>No reply is due any more: this side does not want it.</summary>
    internal void Withdraw() => Volatile.Write(ref _answeredBy, 0);

    internal void OnCalls(IReadOnlyList<FunctionCall> calls)
    {
        Volatile.Write(ref _repeatedIn, 0);
        lock (_openCalls)
        {
            _openCalls.UnionWith(calls.Select(static call => call.Id ?? string.Empty));
        }
    }

    /// <summary>These calls need no answer any more: they have one, or the service took them back.</summary>
    internal void OnCallsOver(IReadOnlyList<string> ids)
    {
        Volatile.Write(ref _askedAt, time.GetTimestamp());
        lock (_openCalls)
        {
            _openCalls.ExceptWith(ids);
        }
    }

    /// <summary>The results that this turn waits for go out again.</summary>
    internal void OnResultsRepeated() => Volatile.Write(ref _repeatedIn, clock.Current);

    /// <summary>Nothing is due any more: what was asked went down with a connection.</summary>
    internal void Forget()
    {
        Volatile.Write(ref _answeredBy, 0);
        Volatile.Write(ref _userSpeaks, 0);
        lock (_openCalls)
        {
            _openCalls.Clear();
        }
    }
}
