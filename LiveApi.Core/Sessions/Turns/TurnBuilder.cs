using System;
using System.Collections.Generic;
using System.Text;
using LiveApi.Audio;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>Puts messages together into one turn.</summary>
internal sealed partial class TurnBuilder(TimeProvider time)
{
    private readonly StringBuilder _text = new();
    private readonly Wording _said = new();
    private readonly Wording _heard = new();
    private readonly StringBuilder _thoughts = new();
    private readonly CaptionTrack _captions = new();
    private readonly InputCaptions _inputCaptions = new();
    private byte[] _audio = [];
    private int _audioLength;
    private readonly List<LiveToolCall> _calls = [];
    private readonly List<LiveToolResult> _results = [];
    private readonly HashSet<string> _awaitedResults = [];
    private int _sampleRate = 24_000;
    private UsageMetadata? _usage;
    private LiveTokens? _tokens;
    private bool _isInProgress;
    private LiveSessionClosed? _closed;
    private string? _reason;
    private readonly List<(LiveInterrupted Message, TimeSpan Audio)> _interruptions = [];
    private TimeSpan _audioOfTurn;
    private TimeSpan _refused;
    private int _audioTurn;
    private bool _lost;
    private bool _modelGoesOn;
    private bool _calledInVain;
    private long _now;
    private long _firstMessage;
    private long _completed;
    private long _firstText;
    private long _firstAudio;
    private readonly FirstSound _firstSound = new();

    /// <summary>The turn that was seen last.</summary>
    internal int Turn { get; private set; }

    /// <summary>Turns that have ended.</summary>
    internal int Ended { get; private set; }

    /// <summary>Whether something has come of a turn that has not ended yet.</summary>
    internal bool IsInTurn { get; private set; }

    /// <summary>Whether the model will go on when a tool of ours has answered, or is about to since one has.</summary>
    internal bool AwaitsTools => _awaitedResults.Count > 0 || _modelGoesOn;

    /// <summary>Whether the last that came is a call that no tool of ours answers: the model may wait for it.</summary>
    internal bool AwaitsReader => IsInTurn && _calledInVain;

    /// <summary>Whether anything has come of an answer.</summary>
    internal bool HasAnswer => _firstMessage != 0;

    internal TimeSpan AudioReceived => new PcmFormat(_sampleRate).DurationOf(_audioLength);

    internal void Add(LiveMessage message)
    {
        _now = time.GetTimestamp();
        _calledInVain = message is LiveToolCall call ? _calledInVain || !call.IsHandled : _calledInVain && !IsOfAnswer(message) && message is not LiveToolCallCancellation;
        switch (message)
        {
            case LiveAudio audio:
                Mark(ref _firstAudio);
                _firstSound.Add(audio, time.GetElapsedTime(_firstAudio, _now));
                _sampleRate = audio.SampleRate;
                _audioOfTurn = audio.Duration + (audio.Turn == _audioTurn ? _audioOfTurn : TimeSpan.Zero);
                _audioTurn = audio.Turn;
                Append(audio.Data);
                break;
            case LiveText text:
                Mark(ref _firstText);
                _text.Append(text.Text);
                break;
            case LiveThought thought:
                _thoughts.Append(thought.Text);
                break;
            case LiveTranscript { Kind: LiveMessageKind.OutputTranscript } said:
                Mark(ref _firstText);
                _said.Add(said.Text);
                _captions.Add(said.Text);
                break;
            case LiveTranscript { IsInterim: false } heard:
                _inputCaptions.Heard(_heard.Add(heard.Text), _now);
                break;
            case LiveVoiceActivity activity:
                _inputCaptions.Noticed(activity);
                break;
            case LiveToolCall asked:
                _calls.Add(asked);
                if (asked.IsHandled)
                {
                    _awaitedResults.Add(asked.Id);
                }

                break;
            case LiveToolResult result:
                _results.Add(result);
                _modelGoesOn |= _awaitedResults.Remove(result.Id);
                break;
            case LiveToolCallCancellation cancelled:
                _awaitedResults.ExceptWith(cancelled.Ids);
                break;
            case LiveInterrupted interrupted:
                _interruptions.Add((interrupted, interrupted.Turn == _audioTurn ? _audioOfTurn : TimeSpan.Zero));
                break;
            case LiveUsage usage:
                _usage = usage.Usage;
                _tokens = (_tokens ?? LiveTokens.None) + LiveTokens.Of(usage.Usage);
                break;
            case LiveSessionClosed closed:
                _closed = closed;
                break;
            case LiveReconnected { TurnLost: true }:
                _lost = true;
                break;
            case LiveTurnComplete complete:
                _reason ??= complete.Reason;
                _refused += complete.RefusedAudio;
                _isInProgress = !complete.EndsTurn;
                break;
        }

        Follow(message);
    }

    private void Append(byte[] data)
    {
        if (_audioLength + data.Length > _audio.Length)
        {
            Array.Resize(ref _audio, Math.Max(_audio.Length * 2, _audioLength + data.Length));
        }

        data.CopyTo(_audio, _audioLength);
        _audioLength += data.Length;
    }

    // All that one message brings comes at one moment.
    private void Mark(ref long moment)
    {
        if (moment == 0)
        {
            moment = _now;
        }
    }

    // An answer may begin before the input has ended: then the figure is negative, which is true.
    private TimeSpan? Since(long start, long moment) => moment == 0 ? null : time.GetElapsedTime(start, moment);
}
