using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Results;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "LiveSession", DefaultParameterSetName = "Name")]
[OutputType(typeof(LiveSession), typeof(LiveSessionSummary))]
public sealed class GetLiveSessionCommand : LiveCmdlet
{
    [Parameter(ParameterSetName = "Name", Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    [Parameter(ParameterSetName = "Id", Mandatory = true)]
    public int[] Id { get; set; } = [];

    [Parameter]
    public SwitchParameter Summary { get; set; }

    protected override async Task EndAsync(CancellationToken stop)
    {
        foreach (int id in Id)
        {
            await WriteOrComplainAsync(one => one.Id == id, $"with the id {id}", complain: true, id).ConfigureAwait(false);
        }

        foreach (string name in Id.Length > 0 ? [] : Name)
        {
            WildcardPattern pattern = NamePattern.Of(name);
            await WriteOrComplainAsync(one => pattern.IsMatch(one.Name), $"named '{name}'", !WildcardPattern.ContainsWildcardCharacters(name), name).ConfigureAwait(false);
        }
    }

    private async Task WriteOrComplainAsync(System.Func<LiveSession, bool> wanted, string what, bool complain, object target)
    {
        LiveSession[] found = [.. Open.Sessions.All.Where(wanted)];
        foreach (LiveSession session in found)
        {
            await WriteAsync(Summary ? LiveSessionSummary.Of(session) : session).ConfigureAwait(false);
        }

        if (found.Length == 0 && complain)
        {
            await WriteErrorAsync(new LiveException(LiveFault.SessionNotFound, $"No session {what} is open here.", "Get-LiveSession without parameters lists those that are."), target).ConfigureAwait(false);
        }
    }
}
