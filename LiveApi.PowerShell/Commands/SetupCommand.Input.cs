using System.Management.Automation;
using LiveApi.PowerShell.Binding;

namespace LiveApi.PowerShell.Commands;

/// <content>How the model hears, where turns begin and end, and what is kept.</content>
public abstract partial class SetupCommand
{
    [Parameter]
    public SwitchParameter InputTranscription { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string[]? TranscriptionLanguage { get; set; }

    [Parameter]
    public string[]? Vocabulary { get; set; }

    [Parameter]
    [ValidateSet("Verbatim", "Smart")]
    public string? TranscriptionMode { get; set; }

    [Parameter]
    public SwitchParameter Diarization { get; set; }

    [Parameter]
    [ValidateSet("Low", "Medium", "High")]
    public string? MediaResolution { get; set; }

    [Parameter]
    public SwitchParameter ManualActivity { get; set; }

    [Parameter]
    [ValidateSet("Low", "High")]
    public string? StartSensitivity { get; set; }

    [Parameter]
    [ValidateSet("Low", "High")]
    public string? EndSensitivity { get; set; }

    [Parameter]
    [ValidateRange(0, 60_000)]
    public int? PrefixPaddingMs { get; set; }

    [Parameter]
    [ValidateRange(0, 60_000)]
    public int? SilenceDurationMs { get; set; }

    [Parameter]
    [ValidateSet("StartOfActivityInterrupts", "NoInterruption")]
    public string? ActivityHandling { get; set; }

    [Parameter]
    [ValidateSet("OnlyActivity", "AllInput", "AudioActivityAndAllVideo")]
    public string? TurnCoverage { get; set; }

    [Parameter]
    public SwitchParameter ExplicitVadSignal { get; set; }

    [Parameter]
    public SwitchParameter Resumption { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResumeFrom { get; set; }

    [Parameter]
    public SwitchParameter TransparentResumption { get; set; }

    [Parameter]
    public SwitchParameter Compression { get; set; }

    [Parameter]
    [ValidateRange(1L, long.MaxValue)]
    public long? CompressionTrigger { get; set; }

    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? CompressionTarget { get; set; }
}
