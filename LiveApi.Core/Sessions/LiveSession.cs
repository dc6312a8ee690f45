using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using LiveApi.Audio;
using LiveApi.Diagnostics;
using LiveApi.Profiles;
using LiveApi.Tools;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>A conversation with a live model. It has one connection at a time, and outlives it.</summary>
public sealed partial class LiveSession : IConnectionOwner, IAsyncDisposable
{
    private static int _lastId;

    private readonly LiveSessionOptions _options;
    private readonly TimeProvider _time;
    private readonly Inbox _inbox;
    private readonly TurnClock _clock;
    private readonly MessageUnpacker _unpacker;
    private readonly ToolLedger _ledger;
    private readonly Outbox _outbox;
    private readonly ConversationLog _log = new();
    private LiveConnection? _connection;
    private LiveSessionClosed? _closed;
    private long _sentBefore;
    private int _state = (int)LiveSessionState.Opening;

    private LiveSession(LiveSessionOptions options)
    {
        _options = options;
        _time = options.TimeProvider;
        _dice = options.Dice();
        Id = Interlocked.Increment(ref _lastId);
        Name = options.Name ?? $"Live{Id}";
        Profile = options.Models.Find(options.Setup.Model ?? string.Empty, options.Backend);
        Setup = options.Setup;
        Timeline = new DialTimeline(_time);
        _inbox = new Inbox(options.MaxUnreadBytes, options.MaxSpillBytes > 0 ? new SpillFile(options.SpillFolder ?? Path.GetTempPath(), options.MaxSpillBytes) : null, _time);
        _clock = new TurnClock(EndingOf(Profile.Family));
        _ledger = new ToolLedger(options.Tools, _time, OnToolAnswered);
        _recorder = new FlightRecorder(_time, options.FlightRecorderBytes, options.FlightRecorderTime);
        _telemetry = new SessionTelemetry(TelemetrySubject);
        _meter = new UsageMeter(CharactersIn(options.Setup.SystemInstruction));
        _handle = options.Setup.SessionResumption?.Handle;
        _handleAt = _time.GetUtcNow();
        _outbox = new Outbox(options.OutboxCapacity, _time, _flow);
        _outbox.Hold();
        _outbox.Remember(new SentMessages(IsTransparent));
        _bell = new Bell(_time);
        _replies = new ReplyWatch(_clock, _time, _posting);
        _unpacker = new MessageUnpacker(_clock, _inbox, _ledger);
    }

    /// <summary>A number of its own in this process.</summary>
    public int Id { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>Where it is in its life.</summary>
    public LiveSessionState State => (LiveSessionState)Volatile.Read(ref _state);

    /// <summary>The address, without any secret.</summary>
    public Uri Endpoint => _options.Endpoint;

    /// <summary>Which service this is.</summary>
    public Backend Backend => _options.Backend;

    /// <summary>The model, as it was sent at setup.</summary>
    public string Model => Setup.Model ?? string.Empty;

    /// <summary>The first message of this session, tools included; without the handle, which is a secret.</summary>
    public Setup Setup { get; private set => field = WithHandle(value, null); }

    /// <summary>What is known of the model's family.</summary>
    public ModelProfile Profile { get; }

    /// <summary>The functions that are declared: each answers by itself, unless it is an <see cref="IManualTool"/> that says otherwise.</summary>
    public IReadOnlyList<ILiveTool> Tools => _ledger.Tools;

    /// <summary>When setup was complete.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The service's id of the session, where it gives one.</summary>
    public string? ServiceId { get; private set; }

    /// <summary>The service's proof that the consent to a voice was checked, where it gives one: a later setup can have it in place of the recording of the consent.</summary>
    public string? VoiceConsentSignature { get; private set; }

    /// <summary>How long each phase of connecting took, by its name.</summary>
    public IReadOnlyDictionary<string, TimeSpan> DialDurations => Timeline.Durations.ToDictionary(static one => one.Key.ToString(), static one => one.Value);

    /// <summary>The turn that messages belong to now, counted from 1.</summary>
    public int Turn => _clock.Current;

    /// <summary>How it ended, or null.</summary>
    public LiveSessionClosed? Closed => Volatile.Read(ref _closed);

    /// <summary>What it has done so far.</summary>
    public LiveSessionCounters Counters => new()
    {
        MessagesSent = _sentBefore + (_connection?.Sent ?? 0),
        MessagesReceived = Interlocked.Read(ref _received),
        MessagesUnreadable = Interlocked.Read(ref _unreadable),
        AudioSent = PcmTime(Interlocked.Read(ref _audioTicksSent)),
        AudioReceived = PcmTime(Interlocked.Read(ref _audioTicksReceived)),
        LateAudioRefused = _unpacker.LateAudioRefused,
        StaleAudioDropped = PcmTime(Interlocked.Read(ref _staleTicks)),
        Unsent = _outbox.Count + _outbox.Abandoned,
        Unread = _inbox.Count,
        UnreadBytes = _inbox.UnreadBytes,
        UnreadBytesOnDisk = _inbox.UnreadBytesOnDisk,
        SpilledBytes = _inbox.SpilledBytes,
        AudioMessagesDropped = _flow.AudioMessagesDropped,
        AudioDropped = _flow.AudioDropped,
        SendersWaited = _flow.SendersWaited,
        ToolsRunning = _ledger.Running,
    };

    internal TimeProvider Time => _time;

    private DialTimeline Timeline { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Model}, {State})";

    private static TurnEnding EndingOf(ModelFamily family) => family.NeverCompletesTurns ? TurnEnding.GenerationComplete
        : family.Translation is FeatureRule.Optional or FeatureRule.Required ? TurnEnding.Unsaid
        : TurnEnding.TurnComplete;

    private static TimeSpan PcmTime(long ticks) => TimeSpan.FromTicks(ticks);

    private static long Ticks(int bytes, int sampleRate) => new PcmFormat(sampleRate).DurationOf(bytes).Ticks;

    private bool Move(LiveSessionState from, LiveSessionState to)
        => Interlocked.CompareExchange(ref _state, (int)to, (int)from) == (int)from;
}
