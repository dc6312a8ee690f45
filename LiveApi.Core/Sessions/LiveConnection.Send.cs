using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>What it writes.</content>
internal sealed partial class LiveConnection
{
    /// <summary>Sends audio at its place, as <see cref="SendAsync"/>; without room it does as <paramref name="whenFull"/> says.</summary>
    internal ValueTask SendAudioAsync(OutgoingAudio audio, WhenFull whenFull, CancellationToken cancellationToken)
    {
        if (!Outbox.TryBeginDirect(audio, ClientEncoding.Audio, out OutboxSlot? slot))
        {
            return Outbox.AddAudioAsync(audio, ClientEncoding.Audio, whenFull, cancellationToken);
        }

        _ = WriteDirectAsync(slot!);
        return default;
    }

    private async Task WriteDirectAsync(OutboxSlot slot)
    {
        try
        {
            await _socket.SendAsync(slot.Message).ConfigureAwait(false);
            Sent++;
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _lost);
            StopSending();
        }
        finally
        {
            Outbox.EndDirect(slot);
        }
    }

    private async Task SendLoopAsync()
    {
        try
        {
            while (await Outbox.WaitToTakeAsync().ConfigureAwait(false))
            {
                await SendWaitingAsync().ConfigureAwait(false);
            }

            await _socket.CloseOutputAsync(EchoCode(_closeToAnswer?.Code ?? 1000), null).ConfigureAwait(false);
        }
        catch (Exception)
        {
            StopSending();
        }
    }

    // The receive loop sees the same break and reports it; a sender that can no longer write has only to stop.
    private void StopSending()
    {
        Outbox.Complete();
        _socket.Abort();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendWaitingAsync()
    {
        bool corked = Outbox.Count > 1;
        if (corked)
        {
            _socket.Cork();
        }

        int budget = 64;
        while (budget-- > 0 && Outbox.TryTake(out OutboxSlot? slot, out bool urgent))
        {
            _lost++;
            await _socket.SendAsync(slot!.Message).ConfigureAwait(false);
            Outbox.Return(slot, urgent);
            Sent++;
        }

        if (corked)
        {
            await _socket.UncorkAsync().ConfigureAwait(false);
        }

        _lost = 0;
    }
}
