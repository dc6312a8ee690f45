using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.Profiles;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "LiveVoice")]
[OutputType(typeof(Voice))]
public sealed class GetLiveVoiceCommand : LiveCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VoiceCompleter))]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    protected override async Task EndAsync(CancellationToken stop)
    {
        List<Voice> voices = [.. Model is null ? VoiceCatalogue.All : VoiceCatalogue.Of(ModelCatalogue.ForUser().Find(Model, Backend.Vertex).Family)];
        foreach (string name in Name)
        {
            WildcardPattern pattern = NamePattern.Of(name);
            Voice[] found = [.. voices.Where(voice => pattern.IsMatch(voice.Name))];
            foreach (Voice voice in found)
            {
                await WriteAsync(voice).ConfigureAwait(false);
            }

            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                await WriteErrorAsync(Unknown(name), name).ConfigureAwait(false);
            }
        }
    }

    private LiveException Unknown(string name) => new(
        LiveFault.SetupInvalid,
        Model is null ? $"There is no voice '{name}'." : $"{Model} has no voice '{name}'.",
        $"{(VoiceCatalogue.Suggest(name) is { } near ? $"Did you mean '{near}'? " : string.Empty)}Get-LiveVoice lists all of them.");
}
