using System.Management.Automation;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

/// <summary>A cmdlet that sends something into one session, and passes the session on if it is asked to.</summary>
public abstract class SendingCommand : LiveCmdlet
{
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override object? ErrorTarget => Session;

    private protected async Task PassAsync(LiveSession session)
    {
        if (PassThru)
        {
            await WriteAsync(session).ConfigureAwait(false);
        }
    }
}
