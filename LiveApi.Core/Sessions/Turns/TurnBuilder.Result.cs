using System;
using LiveApi.Audio;
using LiveApi.Profiles;

namespace LiveApi.Sessions;

/// <content>What came of it.</content>
internal sealed partial class TurnBuilder
{
    // Characters, and characters a second: fast speech has 20.
    private const int SurelyLong = 60;
    private const double FastestSpeech = 40;

    internal LiveTurn Build(long sendingStarted, long sent, TimeSpan inputAudio, bool timedOut, LiveTokens computed, TokenPrices? prices, TimeSpan audioBefore, SendingTrack sending)
    {
        byte[] audio = _audio.AsSpan(0, _audioLength).ToArray();
        return new LiveTurn
        {
            Turn = Turn,
            Turns = Math.Max(1, Ended),
            Outcome = Judge(audio, timedOut),
            Reason = _reason,
            Text = _text.ToString(),
            OutputTranscript = _said.ToString(),
            InputTranscript = _heard.ToString(),
            Captions = _captions.Build(AudioReceived),
            InputCaptions = _inputCaptions.Build(audioBefore, inputAudio, sending.At),
            Thoughts = _thoughts.ToString(),
            Audio = audio,
            SampleRate = _sampleRate,
            AudioHeard = AudioHeard,
            AudioDropped = AudioDropped,
            ToolCalls = _calls,
            ToolResults = _results,
            Usage = _usage,
            Tokens = _tokens,
            ComputedTokens = computed,
            Cost = prices is null ? null : (_tokens ?? computed).CostAt(prices),
            IsInProgress = _isInProgress,
            Closed = _closed,
            Timings = new TurnTimings
            {
                InputAudio = inputAudio,
                Sending = time.GetElapsedTime(sendingStarted, sent),
                FirstMessage = Since(sent, _firstMessage),
                FirstText = Since(sent, _firstText),
                FirstAudio = Since(sent, _firstAudio),
                FirstSound = Since(sent, _firstAudio) + _firstSound.At,
                Complete = timedOut ? null : Since(sent, _completed),
            },
        };
    }

    private void Follow(LiveMessage message)
    {
        if (IsOfAnswer(message))
        {
            Mark(ref _firstMessage);
            Turn = message.Turn;
            IsInTurn = true;
        }
        else if (Ended == 0 && message.Kind is LiveMessageKind.VoiceActivity or LiveMessageKind.InputTranscript)
        {
            Turn = message.Turn;
        }

        if (message.EndsTurn)
        {
            Turn = message.Turn;
            Ended++;
            _completed = _now;
            IsInTurn = false;
            _isInProgress = false;
            _captions.EndStretch(AudioReceived);
            _modelGoesOn = false;
        }
    }

    private static bool IsOfAnswer(LiveMessage message) => message.Kind is LiveMessageKind.Text or LiveMessageKind.Audio or LiveMessageKind.Thought or LiveMessageKind.OutputTranscript
        or LiveMessageKind.ToolCall or LiveMessageKind.Media or LiveMessageKind.Code;

    private TurnOutcome Judge(byte[] audio, bool timedOut)
    {
        if (_lost || (_closed is not null && (Ended == 0 || IsInTurn)))
        {
            return TurnOutcome.SessionLost;
        }

        if (timedOut)
        {
            return TurnOutcome.TimedOut;
        }

        if (_reason is not null)
        {
            return TurnOutcome.Refused;
        }

        if (AwaitsReader)
        {
            return TurnOutcome.AwaitsTool;
        }

        // An interruption of nothing is one only if nothing came after it either.
        if (_interruptions.Exists(static one => one.Message.CutsAnswer) || (_interruptions.Count > 0 && !HasAnswer))
        {
            return TurnOutcome.Interrupted;
        }

        bool said = _text.Length + _said.Length + _calls.Count > 0;
        return audio.Length == 0 ? said ? TurnOutcome.Completed : TurnOutcome.Empty
            : AudioLevel.Measure(audio).PeakDbfs < -60 ? TurnOutcome.Silent
            : IsClipped(audio) ? TurnOutcome.Clipped
            : TurnOutcome.Completed;
    }

    // What nobody cut can be heard to its end.
    private TimeSpan AudioHeard
    {
        get
        {
            TimeSpan unheard = TimeSpan.Zero;
            int turn = 0;
            foreach ((LiveInterrupted message, TimeSpan audio) in _interruptions)
            {
                unheard += message.Turn != turn && audio > message.Heard ? audio - message.Heard : TimeSpan.Zero;
                turn = message.Turn;
            }

            return AudioReceived - unheard;
        }
    }

    private TimeSpan AudioDropped
    {
        get
        {
            TimeSpan dropped = _refused;
            _interruptions.ForEach(one => dropped += one.Message.DroppedAudio);
            return dropped;
        }
    }

    // Nobody speaks so fast: the words are more than the audio can hold. A short remark is no proof.
    private bool IsClipped(byte[] audio)
        => _said.Length >= SurelyLong && _said.Length > FastestSpeech * new PcmFormat(_sampleRate).DurationOf(audio.Length).TotalSeconds;
}
