using System;
using System.Linq;
using System.Threading;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What it expects after what was said, and what it makes of what it hears: who has the word, and until when.</content>
public sealed partial class LiveSession
{
    // The service has never said less than how long is left; should it, ten seconds are a safe guess.
    private static readonly TimeSpan UnnamedTimeLeft = TimeSpan.FromSeconds(10);

    private long _audioTicksAtEnd;
    private long _audioTicksBeforeTurn;

    // Before the message is put in the outbox: a session that is about to move has to know that an answer is due.
    private void Expect(ClientMessage message)
    {
        if (message.ClientContent is { } content)
        {
            _log.Add(content.Turns);
        }
        else if (message.RealtimeInput?.Text is { } text)
        {
            _log.Add(Role.User, text, typed: true);
        }

        if (message.RealtimeInput is { ActivityStart: not null } or { ActivityEnd: not null })
        {
            _replies.OnSpeech(starts: message.RealtimeInput.ActivityStart is not null);
        }
        else if (message.ClientContent?.TurnComplete == true || message.RealtimeInput?.Text is not null)
        {
            _replies.Ask();
        }
        else if (message.RealtimeInput?.AudioStreamEnd == true && IsUnheard())
        {
            _replies.AskBySpeech();
        }

        foreach (FunctionResponse response in message.ToolResponse?.FunctionResponses ?? [])
        {
            Expect(response);
        }

        RingIfAsleep();
    }

    // Whether speech has ended of which the service has not said that it heard it. What is sent no faster than it is spoken began its own length ago.
    // A service that has cut its answer for the user has the word no more: it owes the user the next.
    private bool IsUnheard()
    {
        long sent = Interlocked.Read(ref _audioTicksSent);
        TimeSpan spoken = TimeSpan.FromTicks(sent - _audioTicksAtEnd);
        _audioTicksAtEnd = sent;
        return spoken > TimeSpan.Zero
            && (_replies.WasCutOff || (!_clock.HasContent && (_replies.UserSpeaks || _time.GetElapsedTime(_connection?.LastRead ?? _lastReadBefore) > spoken)));
    }

    // An answer that the model takes up by itself opens a turn, unless it was told to say nothing. One that it waits for goes on with the turn of its call.
    private void Expect(FunctionResponse response)
    {
        _replies.OnCallsOver([response.Id ?? string.Empty]);
        if (response.Scheduling != Scheduling.Silent && (!_clock.HasContent || !IsWaitedFor(response.Name)))
        {
            _replies.AskByResult();
        }

        RingIfAsleep();
    }

    private bool IsWaitedFor(string? function)
    {
        FunctionDeclaration? declared = (Setup.Tools ?? []).SelectMany(static tool => tool.FunctionDeclarations ?? []).FirstOrDefault(one => one.Name == function);
        string? behavior = declared?.Behavior is null or FunctionBehavior.Unspecified ? Profile.Family.Tools.DefaultBehavior : declared.Behavior;
        return behavior != FunctionBehavior.NonBlocking;
    }

    private void Heed(ServerMessage message)
    {
        if (message.GoAway is { } goAway)
        {
            TimeSpan left = goAway.TimeLeft ?? UnnamedTimeLeft;
            Interlocked.Exchange(ref _announcedEnd, MomentIn(left));
            _bell.Ring();
        }

        if (message.ToolCall?.FunctionCalls is { } calls)
        {
            _replies.OnCalls(calls);
        }

        if (message.ToolCallCancellation?.Ids is { } cancelled)
        {
            _replies.OnCallsOver(cancelled);
        }

        if (message.ServerContent?.TurnComplete == true)
        {
            _audioTicksBeforeTurn = Interlocked.Read(ref _audioTicksReceived);
        }

        if (message.VoiceActivity?.Type is { } activity)
        {
            _replies.OnSpeech(starts: activity == VoiceActivityType.Start);
            RingIfAsleep();
        }

        RingIfWatched();
    }

    private void Log(LiveMessage message)
    {
        if (message is LiveTextPiece piece and (LiveText or LiveTranscript { IsInterim: false }))
        {
            _log.Add(piece.Kind == LiveMessageKind.InputTranscript ? Role.User : Role.Model, piece.Text);
        }
    }

    // The watchdogs look at the clock by themselves. They are woken only where they would sleep past the moment that a reply is overdue: once in many turns.
    private void RingIfAsleep()
    {
        if (_isWatched || Volatile.Read(ref _looksAgainAt) > MomentIn(Policy.ReplyTimeout < Policy.LinkTimeout ? Policy.ReplyTimeout : Policy.LinkTimeout))
        {
            _bell.Ring();
        }
    }

    private void RingIfWatched()
    {
        if (_isWatched)
        {
            _bell.Ring();
        }
    }
}
