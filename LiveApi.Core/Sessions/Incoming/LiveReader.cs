using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <summary>Reads a session's messages in order. Disposing it leaves the session and everything unread as they are.</summary>
public sealed class LiveReader : IDisposable
{
    private readonly Inbox _inbox;
    private Action? _release;

    internal LiveReader(Inbox inbox, Action release)
    {
        _inbox = inbox;
        _release = release;
    }

    /// <summary>The next message, or null after the session's end. A cancelled wait takes nothing.</summary>
    public ValueTask<LiveMessage?> ReadAsync(CancellationToken cancellationToken = default) => _inbox.TakeAsync(cancellationToken);

    /// <summary>The next message, if there is one already.</summary>
    public bool TryRead(out LiveMessage? message) => _inbox.TryTake(out message);

    /// <summary>Gives the reader's place back.</summary>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
