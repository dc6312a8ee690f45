using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Stop, "LiveResponse")]
[OutputType(typeof(LiveSession))]
public sealed class StopLiveResponseCommand : LiveCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public LiveSession[]? Session { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Text { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? Heard { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override object? ErrorTarget => Session;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (LiveSession session in Session ?? [Resolve(null)])
        {
            try
            {
                LiveInterrupted? told = await session.StopResponseAsync(Text, Heard, stop).ConfigureAwait(false);
                await WriteVerboseAsync($"{session.Name}: {told?.Summary ?? "nothing was being said"}.").ConfigureAwait(false);
            }
            catch (LiveException fault)
            {
                // The next session may be one that can be stopped.
                await WriteErrorAsync(fault, session).ConfigureAwait(false);
                continue;
            }

            if (PassThru)
            {
                await WriteAsync(session).ConfigureAwait(false);
            }
        }
    }
}
