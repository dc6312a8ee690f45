using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>What it does when more comes than goes.</content>
public sealed partial class LiveSession
{
    private readonly FlowCounters _flow = new();

    /// <summary>Sends a piece of speech, and says what becomes of it if the connection takes less than is sent.</summary>
    /// <param name="pcm">Signed 16 bit, little endian, mono. It may be used again when the task has ended.</param>
    /// <param name="sampleRate">Samples a second, declared to the service with each piece.</param>
    /// <param name="whenFull">Wait for room, make room by leaving out the oldest audio that waits, or fail.</param>
    /// <param name="cancellationToken">Gives up the wait for room; never half a message.</param>
    /// <exception cref="LiveException">SessionNotOpen; OutboxFull.</exception>
    public ValueTask SendAudioAsync(ReadOnlyMemory<byte> pcm, int sampleRate, WhenFull whenFull, CancellationToken cancellationToken = default)
    {
        ThrowIfNotOpen();
        OutgoingAudio audio = new(pcm, sampleRate);
        switch (Hold(audio, leavesOut: whenFull == WhenFull.DropOldest))
        {
            case Holding.Unneeded:
                Interlocked.Add(ref _audioTicksSent, Ticks(pcm.Length, sampleRate));
                return _outbox.SendAudioAsync(audio, whenFull, cancellationToken);
            case Holding.Full:
                return whenFull == WhenFull.Fail ? throw Outbox.Full() : WaitAndSendAudioAsync(audio, cancellationToken);
            default:
                return default;
        }
    }

    // A file can wait for the next connection, however long that takes.
    private async ValueTask WaitAndSendAudioAsync(OutgoingAudio audio, CancellationToken cancellationToken)
    {
        Holding held = Holding.Full;
        while (held == Holding.Full)
        {
            TaskCompletionSource<bool> givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(() => givenUp.TrySetCanceled(cancellationToken)))
            {
                await (await Task.WhenAny(_outbox.Released, givenUp.Task).ConfigureAwait(false)).ConfigureAwait(false);
            }

            ThrowIfNotOpen();
            held = Hold(audio, leavesOut: false);
        }

        if (held == Holding.Unneeded)
        {
            Interlocked.Add(ref _audioTicksSent, Ticks(audio.Pcm.Length, audio.SampleRate));
            await _outbox.SendAudioAsync(audio, WhenFull.Wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private Holding Hold(OutgoingAudio audio, bool leavesOut)
    {
        if (!_outbox.IsHeld)
        {
            return Holding.Unneeded;
        }

        Holding held = _outbox.TryHold(audio, Policy.HeldAudio, leavesOut);
        if (held == Holding.Taken)
        {
            Interlocked.Add(ref _audioTicksSent, Ticks(audio.Pcm.Length, audio.SampleRate));
        }

        return held;
    }

    private LiveException TooMuchUnread() => new(
        LiveFault.ConsumerTooSlow,
        $"More than {_options.MaxUnreadBytes / 1024 / 1024} MB were received and not read"
        + (_inbox.SpillFault is { } fault ? $", and the disk takes no more ({fault.Message})" : _options.MaxSpillBytes > 0 ? $", and {_options.MaxSpillBytes / 1024 / 1024} MB of audio on disk" : string.Empty)
        + "; the session was ended.",
        "Read while you send: Receive-LiveMessage -Follow in a pipeline, or Invoke-LiveTurn for one turn at a time.",
        _inbox.SpillFault);
}
