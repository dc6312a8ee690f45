using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Tools;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Unregister, "LiveTool")]
public sealed class UnregisterLiveToolCommand : LiveCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ToolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    [Parameter]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    protected override object? ErrorTarget => Name;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (string name in Name)
        {
            WildcardPattern pattern = NamePattern.Of(name);
            List<LiveTool> found = [.. Open.Tools.All.Where(tool => pattern.IsMatch(tool.Name))];
            if (Session is { } session && session.Tools.Any(tool => pattern.IsMatch(tool.Declaration.Name ?? string.Empty)))
            {
                await session.ReconfigureAsync([.. session.Tools.Where(tool => !pattern.IsMatch(tool.Declaration.Name ?? string.Empty))], stop).ConfigureAwait(false);
                await WriteWarningAsync($"{session.Name} was resumed on a new connection: the service takes tools only at setup.").ConfigureAwait(false);
            }

            found.ForEach(Open.Tools.Remove);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                await WriteErrorAsync(new LiveException(LiveFault.ToolNotFound, $"No tool '{name}' is registered here.", "Get-LiveTool lists those that are."), name).ConfigureAwait(false);
            }
        }
    }
}
