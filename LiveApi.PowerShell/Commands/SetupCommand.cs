using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Setups;
using LiveApi.Profiles;
using LiveApi.Tools;

namespace LiveApi.PowerShell.Commands;

/// <summary>A cmdlet that takes the settings of a session. Each parameter here is a setting of <see cref="LiveSetup"/> of the same name.</summary>
public abstract partial class SetupCommand : LiveCmdlet
{
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public virtual string? Model { get; set; }

    [Parameter]
    [SetupObject]
    [ValidateNotNull]
    public virtual LiveSetup? Setup { get; set; }

    [Parameter]
    public string? SystemInstruction { get; set; }

    [Parameter]
    public object[]? InitialHistory { get; set; }

    [Parameter]
    [LiveTool]
    [ArgumentCompleter(typeof(ToolCompleter))]
    public ILiveTool[]? Tool { get; set; }

    [Parameter]
    public SwitchParameter GoogleSearch { get; set; }

    [Parameter]
    public IDictionary? Safety { get; set; }

    [Parameter]
    public IDictionary? Label { get; set; }

    /// <summary>What is known of models, the user's own data included.</summary>
    private protected ModelCatalogue Models => field ??= ModelCatalogue.ForUser();

    /// <summary>The settings that were given: those of -Setup, with each parameter that was typed in the place of its own.</summary>
    private protected LiveSetup Settings()
    {
        LiveSetup settings = Setup?.Clone() ?? new LiveSetup();
        foreach (KeyValuePair<string, object> given in MyInvocation.BoundParameters.Where(static one => LiveSetup.Has(one.Key)))
        {
            settings.Set(given.Key, given.Value);
        }

        return settings;
    }

    /// <summary>Says what may go wrong; with <paramref name="refuse"/> what will go wrong is an error.</summary>
    private protected async Task JudgeAsync(SetupCase asked, bool refuse)
    {
        IReadOnlyList<SetupConflict> conflicts = SetupConflicts.Find(asked);
        foreach (SetupConflict conflict in conflicts)
        {
            if (conflict.Severity is SetupSeverity.Information)
            {
                await WriteVerboseAsync(conflict.ToString()).ConfigureAwait(false);
            }
            else if (conflict.Severity is SetupSeverity.Warning || !refuse)
            {
                await WriteWarningAsync(conflict.ToString()).ConfigureAwait(false);
            }
        }

        if (refuse)
        {
            SetupConflicts.ThrowIfRefused(conflicts);
        }
    }
}
