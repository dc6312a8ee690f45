using System;
using System.Threading;

namespace LiveApi.Sessions;

/// <content>What the supervisor looks at: how long the connection has, who speaks, and what is still to come.</content>
public sealed partial class LiveSession
{
    private static readonly TimeSpan FirstHandlePatience = TimeSpan.FromSeconds(2);

    private long _connectedAt;
    private long _announcedEnd = long.MaxValue;
    private bool _handleIsBehind;

    // Models whose turns end unsaid may leave one open for ever, and are silent for as long as nobody speaks.
    private bool HasToSpeak => _clock.Ending == TurnEnding.Unsaid ? _replies.IsDue : _replies.IsServicesTurn;

    // Sound comes faster than it plays, and the turn ends when it has played: until then nothing needs to come.
    private long QuietSince(LiveConnection connection)
    {
        TimeSpan playing = _clock.HasContent ? TimeSpan.FromTicks(Math.Max(0, Interlocked.Read(ref _audioTicksReceived) - Volatile.Read(ref _audioTicksBeforeTurn))) : TimeSpan.Zero;
        long since = Math.Max(_replies.AskedAt, connection.LastRead) + (long)(playing.TotalSeconds * _time.TimestampFrequency);
        return Math.Min(since, _time.GetTimestamp());
    }

    private HandoverSituation Situation => new()
    {
        AnnouncedLeft = AnnouncedEnd is { } end ? Remaining(end) : null,
        KnownLeft = Lifetime - _time.GetElapsedTime(_connectedAt),
        CredentialLeft = _term is { } term ? Remaining(term.End) : null,
        CredentialLead = _term?.Lead ?? TimeSpan.Zero,
        FirstHandleIn = FirstHandleIn,
        CanResume = _handle is not null,
        HandleIsBehind = _handleIsBehind,
        ModelAnswers = _clock.HasContent,
        ReplyIsDue = _replies.IsDue,
        UserSpeaks = _replies.UserSpeaks,
        ToolsPending = _ledger.Running > 0 || _clock.AwaitsTool,
    };

    // When the service has said that it will end the connection.
    private long? AnnouncedEnd => Interlocked.Read(ref _announcedEnd) is < long.MaxValue and long end ? end : null;

    private TimeSpan Lifetime => TimeSpan.FromMinutes(Profile.Family.ConnectionMinutes);

    private bool IsNearItsEnd => Lifetime - _time.GetElapsedTime(_connectedAt) <= Policy.HandoverLead || (_term is { } term && Remaining(term.End) <= term.Lead);

    // It comes about 100 ms after the setup. A session that is asked to leave before that would start anew for want of a moment's patience.
    private TimeSpan? FirstHandleIn
        => _handle is null && Setup.SessionResumption is not null && FirstHandlePatience - _time.GetElapsedTime(_connectedAt) is { Ticks: > 0 } left ? left : null;

    // Beyond a century there is room in a TimeSpan, but none on a clock of nanoseconds.
    private long MomentIn(TimeSpan time) => _time.GetTimestamp() + (long)(Math.Min(time.TotalDays, 36_500) * 86_400 * _time.TimestampFrequency);

    private TimeSpan Remaining(long moment) => moment <= _time.GetTimestamp() ? TimeSpan.Zero : _time.GetElapsedTime(_time.GetTimestamp(), moment);

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) => one is null ? other : other is null || one < other ? one : other;
}
