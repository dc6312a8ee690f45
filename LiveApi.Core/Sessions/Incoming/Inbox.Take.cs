using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>How it is read.</content>
internal sealed partial class Inbox
{
    /// <summary>The next message, if there is one already.</summary>
    internal bool TryTake(out LiveMessage? message)
    {
        lock (_gate)
        {
            if (_messages.Count == 0)
            {
                message = null;
                return false;
            }

            message = _messages.Dequeue();
            _bytes -= message.Weight;
            if (message is LiveAudio audio)
            {
                if (audio.IsSpilled)
                {
                    Restore(audio);
                }

                _playback.Read(audio);
            }

            return true;
        }
    }

    /// <summary>The next message, or null when everything has been read and nothing more will come.</summary>
    internal async ValueTask<LiveMessage?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TaskCompletionSource<bool> arrival;
            lock (_gate)
            {
                if (TryTake(out LiveMessage? message))
                {
                    return message;
                }

                if (_completed)
                {
                    return null;
                }

                arrival = _arrival ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            // A cancelled wait leaves the session as it is; the next reader makes a wait of its own.
            using (cancellationToken.Register(static source => ((TaskCompletionSource<bool>)source!).TrySetCanceled(), arrival))
            {
                try
                {
                    await arrival.Task.ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                }
                finally
                {
                    Forget(arrival);
                }
            }
        }
    }

    private void Forget(TaskCompletionSource<bool> arrival)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_arrival, arrival))
            {
                _arrival = null;
            }
        }
    }
}
