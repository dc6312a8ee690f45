using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>What it writes.</content>
internal sealed partial class LiveConnection
{
    private readonly List<OutboxSlot> _batch = [];

    /// <inheritdoc/>
    public async Task WriteDirectAsync(OutboxSlot slot)
    {
        bool written = false;
        try
        {
            await _socket.SendAsync(slot.Message).ConfigureAwait(false);
            Sent++;
            written = true;
        }
        catch (Exception)
        {
            StopSending();
        }
        finally
        {
            Outbox.EndDirect(slot, written);
        }
    }

    private async Task SendLoopAsync(ReadOnlyMemory<byte> first)
    {
        try
        {
            if (first.Length > 0)
            {
                await _socket.SendAsync(first).ConfigureAwait(false);
                Sent++;
            }

            while (await _opened.Task.ConfigureAwait(false) && await Outbox.WaitToTakeAsync().ConfigureAwait(false))
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
        Outbox.PutBack(_batch);
        _batch.Clear();
        Outbox.Retire();
        _socket.Abort();
    }

    // A write that fails has not reached the other end whole: what was in it is put back, and nothing that was written before it.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendWaitingAsync()
    {
        bool corked = Outbox.Count > 1 && _socket.Cork();
        int budget = 64;
        while (budget-- > 0 && Outbox.TryTake(out OutboxSlot? slot))
        {
            _batch.Add(slot!);
            await _socket.SendAsync(slot!.Message).ConfigureAwait(false);
            if (!corked)
            {
                ReturnBatch();
            }
        }

        if (corked)
        {
            await _socket.UncorkAsync().ConfigureAwait(false);
            ReturnBatch();
        }
    }

    private void ReturnBatch()
    {
        for (int i = 0; i < _batch.Count; i++)
        {
            Outbox.Return(_batch[i]);
            Sent++;
        }

        _batch.Clear();
    }
}
