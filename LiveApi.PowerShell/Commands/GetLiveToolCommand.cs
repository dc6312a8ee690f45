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

[Cmdlet(VerbsCommon.Get, "LiveTool")]
[OutputType(typeof(LiveTool))]
public sealed class GetLiveToolCommand : LiveCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ToolCompleter))]
    public string[] Name { get; set; } = ["*"];

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        List<LiveTool> all = Session is null ? [.. Open.Tools.All] : [.. Session.Tools.Select(ToolForModel.Bare).OfType<LiveTool>()];
        foreach (string name in Name)
        {
            WildcardPattern pattern = NamePattern.Of(name);
            LiveTool[] found = [.. all.Where(tool => pattern.IsMatch(tool.Name))];
            foreach (LiveTool tool in found)
            {
                await WriteAsync(tool).ConfigureAwait(false);
            }

            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                string known = all.Count == 0 ? "There are none." : $"There are: {string.Join(", ", all)}.";
                string where = Session is null ? "is registered here" : $"is in the session '{Session.Name}'";
                await WriteErrorAsync(new LiveException(LiveFault.ToolNotFound, $"No tool '{name}' {where}.", known), name).ConfigureAwait(false);
            }
        }
    }
}
