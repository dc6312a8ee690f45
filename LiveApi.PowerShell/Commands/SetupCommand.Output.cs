using System.Management.Automation;
using LiveApi.PowerShell.Binding;

namespace LiveApi.PowerShell.Commands;

/// <content>How the model speaks, and how it thinks.</content>
public abstract partial class SetupCommand
{
    [Parameter]
    [ArgumentCompleter(typeof(VoiceCompleter))]
    public string? Voice { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    [Parameter]
    [ValidateSet("Audio", "Text", "Video")]
    public string[]? Modality { get; set; }

    [Parameter]
    public string? Avatar { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? TargetLanguage { get; set; }

    [Parameter]
    public SwitchParameter EchoTargetLanguage { get; set; }

    [Parameter]
    [ValidateRange(0d, 2d)]
    public double? Temperature { get; set; }

    [Parameter]
    [ValidateRange(0d, 1d)]
    public double? TopP { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? TopK { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxOutputTokens { get; set; }

    [Parameter]
    public double? PresencePenalty { get; set; }

    [Parameter]
    public double? FrequencyPenalty { get; set; }

    [Parameter]
    public int? Seed { get; set; }

    [Parameter]
    [ValidateSet("Minimal", "Low", "Medium", "High")]
    public string? ThinkingLevel { get; set; }

    [Parameter]
    [ValidateRange(-1, 32768)]
    public int? ThinkingBudget { get; set; }

    [Parameter]
    public SwitchParameter IncludeThoughts { get; set; }

    [Parameter]
    public SwitchParameter AffectiveDialog { get; set; }

    [Parameter]
    public SwitchParameter ProactiveAudio { get; set; }

    [Parameter]
    public SwitchParameter OutputTranscription { get; set; }
}
