using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using LiveApi.Audio;
using LiveApi.Simulator.Time;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>
/// One turn of the model, delivered faster than it plays: chunks go out at the output speed while a playback clock runs at the speed of sound.
/// Owned and called by one conversation, under its lock.
/// </summary>
internal sealed class ModelTurn(Agenda agenda, Func<ServiceKnobs> knobs, TurnStyle style, Action<ServerContent> send, ContextMeter meter)
{
    private static readonly TimeSpan TextPace = TimeSpan.FromMilliseconds(30);

    private Planned? _next;
    private TimeSpan _playbackEnd;
    private bool _chunked;
    private byte[]? _pcm;

    /// <summary>All that the model makes in this turn has been sent.</summary>
    internal bool IsGenerated { get; private set; }

    internal bool IsOver { get; private set; }

    /// <summary>Says a line, and calls back when the last of it has been sent.</summary>
    internal void Say(SpokenLine line, Action delivered)
        => _next = agenda.After(line.After, () =>
        {
            if (line.Thought is { } thought)
            {
                meter.Think(thought);
                if (style.ShowsThoughts) { SendPart(new Part { Thought = true, Text = thought }); }
            }

            if (style.IsText) { Write(TextPieces.Cut(line.Words), 0, delivered); }
            else if (line.Sound is { } sound) { Speak(new Delivery(sound, style.Transcribes ? line.Words : null, agenda.Now), delivered); }
            else { delivered(); }
        });

    /// <summary>Nothing more comes: says so, and ends the turn when all has played.</summary>
    internal void Finish(Action over)
    {
        IsGenerated = true;
        send(new ServerContent { GenerationComplete = true });
        _next = agenda.At(_playbackEnd > agenda.Now ? _playbackEnd : agenda.Now, () =>
        {
            IsOver = true;
            over();
        });
    }

    /// <summary>Nothing more is sent or played.</summary>
    internal void Stop()
    {
        _next?.Cancel();
        IsOver = true;
    }

    private void Write(List<string> pieces, int index, Action delivered)
    {
        if (index == pieces.Count) { delivered(); return; }
        meter.Write(pieces[index]);
        SendPart(new Part { Text = pieces[index] });
        _next = agenda.After(TextPace, () => Write(pieces, index + 1, delivered));
    }

    private void Speak(Delivery delivery, Action delivered)
    {
        int size = (_chunked ? knobs().Chunk : knobs().FirstChunk) & ~1;
        // Who sees a chunk takes what it needs of it at once: the next one comes in the same memory.
        byte[] pcm = _pcm?.Length == size ? _pcm : _pcm = new byte[size];
        int count = delivery.Sound.Read(MemoryMarshal.Cast<byte, short>(pcm.AsSpan()));
        if (count > 0) { SendChunk(delivery, count * 2 == pcm.Length ? pcm : pcm[..(count * 2)]); }
        if (delivery.Left == 0)
        {
            Transcribe(delivery, 1);
            delivered();
            return;
        }

        // Counted from the first chunk on, so that lateness of one is not carried into the next.
        _next = agenda.At(delivery.Began + (delivery.Sent / knobs().OutputSpeed), () => Speak(delivery, delivered));
    }

    private void SendChunk(Delivery delivery, byte[] pcm)
    {
        _chunked = true;
        int samples = pcm.Length / 2;
        TimeSpan length = TimeSpan.FromSeconds((double)samples / PcmFormat.Output.SampleRate);
        _playbackEnd = (_playbackEnd > agenda.Now ? _playbackEnd : agenda.Now) + length;
        delivery.Count(samples);
        meter.Speak(length);

        Part part = new() { InlineData = new Blob { MimeType = style.AudioMimeType, Data = pcm } };
        if (knobs().Bundling == Bundling.Bundled && delivery.NextWords(delivery.Progress) is { Length: > 0 } words)
        {
            send(new ServerContent { ModelTurn = Turn(part), OutputTranscription = new Transcription { Text = words } });
            return;
        }

        // The transcript runs a little ahead of the sound.
        Transcribe(delivery, delivery.Progress);
        SendPart(part);
    }

    private void Transcribe(Delivery delivery, double upTo)
    {
        if (delivery.NextWords(upTo) is { Length: > 0 } words) { send(new ServerContent { OutputTranscription = new Transcription { Text = words } }); }
    }

    private void SendPart(Part part) => send(new ServerContent { ModelTurn = Turn(part) });

    private Content Turn(Part part) => new() { Role = style.NamesRole ? "model" : null, Parts = [part] };
}
