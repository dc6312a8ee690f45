using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

/// <summary>A cmdlet that makes files of turns: in a session that is named, or in one that it opens for itself and closes at its end.</summary>
public abstract class ConvertingCommand : ConnectingCommand
{
    private LiveSession? _own;

    [Parameter]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override object? ErrorTarget => Session ?? base.ErrorTarget;

    protected override async Task EndAsync(CancellationToken stop)
    {
        if (_own is { } session)
        {
            _own = null;
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (_own is { } left)
        {
            Open.Sessions.Remove(left);
            left.Abort();
        }

        base.Dispose(disposing);
    }

    /// <summary>The session of this command alone. One that was lost is replaced: what killed it may have been the one input.</summary>
    private protected async Task<LiveSession> OwnSessionAsync(CancellationToken stop)
        => _own is { Closed: null } open ? open : _own = await OpenAsync(await OptionsAsync().ConfigureAwait(false), stop).ConfigureAwait(false);
}
