using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.Profiles;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "LiveModel")]
[OutputType(typeof(ModelProfile))]
public sealed class GetLiveModelCommand : LiveCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter Vertex { get; set; }

    [Parameter]
    public SwitchParameter All { get; set; }

    protected override async Task EndAsync(CancellationToken stop)
    {
        ModelCatalogue models = ModelCatalogue.ForUser();
        foreach (string name in Name)
        {
            bool several = WildcardPattern.ContainsWildcardCharacters(name);
            WildcardPattern pattern = NamePattern.Of(ModelName.IdOf(name));
            ModelProfile[] found = [.. models.Models.Where(model => (pattern.IsMatch(model.Id) || model.Aliases.Any(pattern.IsMatch)) && IsWanted(model, several))];
            foreach (ModelProfile model in found)
            {
                await WriteAsync(model).ConfigureAwait(false);
            }

            if (found.Length == 0 && !several)
            {
                await WriteErrorAsync(Unknown(models, name), name).ConfigureAwait(false);
            }
        }
    }

    // Who names a model gets it, whatever became of it.
    private bool IsWanted(ModelProfile model, bool several)
        => (!Vertex || model.IsOn(Backend.Vertex)) && (All || !several || model.Status is not ModelStatus.ShutDown);

    private LiveException Unknown(ModelCatalogue models, string name)
    {
        string? near = models.Suggest(name, Vertex ? Backend.Vertex : Backend.Gemini);
        return new LiveException(
            LiveFault.ModelNotFound,
            $"Nothing is known here of a model '{name}'.",
            $"{(near is null ? string.Empty : $"Did you mean '{near}'? ")}Get-LiveModel without parameters lists those that are known; about_LiveApi_Models says how to add one.");
    }
}
