using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Sends pieces of audio to one session as one stretch of speech: one schedule, one begin, one end.</summary>
internal sealed class SpeechSender(LiveSession session, double pace, WhenFull whenFull = WhenFull.Wait)
{
    private readonly Pacer _pacer = new(session.TimeProvider, pace);
    private readonly TimeSpan _droppedBefore = session.Counters.AudioDropped;
    private AudioChunker? _chunker;
    private int _chunkerRate;
    private bool _begun;

    /// <summary>How much has been sent.</summary>
    internal TimeSpan Sent { get; private set; }

    internal LiveSession Session => session;

    /// <summary>How much was left out meanwhile for want of room.</summary>
    internal TimeSpan LeftOut => session.Counters.AudioDropped - _droppedBefore;

    /// <summary>Bytes that were not sent, since they end inside a sample.</summary>
    internal int IncompleteBytes { get; private set; }

    /// <summary>Sends all of an input; <paramref name="progress"/> hears how much of it is out.</summary>
    internal async Task SendAsync(AudioInput audio, IProgress<TurnProgress> progress, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        TimeSpan begin = Sent;
        await foreach (AudioChunk chunk in audio.ReadChunksAsync(cancellationToken).ConfigureAwait(false))
        {
            await SendAsync(chunk, audio.Format.SampleRate, cancellationToken).ConfigureAwait(false);
            progress.Report(new TurnProgress(Sent - begin, TimeSpan.Zero, IsSent: false));
        }
    }

    /// <summary>Sends PCM16 of one channel as it is, at its own rate; what is less than a chunk waits for more.</summary>
    internal async Task SendAsync(byte[] pcm, int sampleRate, CancellationToken cancellationToken)
    {
        if (_chunker is null || _chunkerRate != sampleRate)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
            (_chunker, _chunkerRate) = (new AudioChunker(new PcmFormat(sampleRate)), sampleRate);
        }

        _chunker.Write(pcm);
        await DrainAsync(_chunker, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends what is left and, if <paramref name="endOfSpeech"/>, says that the speech is over.</summary>
    internal async Task EndAsync(bool endOfSpeech, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        if (endOfSpeech && _begun)
        {
            await session.EndAudioAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says that the speech has broken off, if it has begun. Nothing is waited for.</summary>
    internal void BreakOff()
    {
        if (_begun)
        {
            session.BreakOffAudio();
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_chunker is { } rest)
        {
            _chunker = null;
            rest.Complete();
            await DrainAsync(rest, cancellationToken).ConfigureAwait(false);
            IncompleteBytes += rest.IncompleteBytes;
        }
    }

    private async Task DrainAsync(AudioChunker chunker, CancellationToken cancellationToken)
    {
        while (chunker.TryRead(out AudioChunk chunk))
        {
            await SendAsync(chunk, _chunkerRate, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask SendAsync(AudioChunk chunk, int sampleRate, CancellationToken cancellationToken)
    {
        if (!_begun)
        {
            _begun = true;
            await session.BeginAudioAsync(cancellationToken).ConfigureAwait(false);
        }

        await _pacer.WaitUntilAsync(Sent, cancellationToken).ConfigureAwait(false);
        await session.SendAudioAsync(chunk.Pcm, sampleRate, whenFull, cancellationToken).ConfigureAwait(false);
        Sent += chunk.Duration;
    }
}
