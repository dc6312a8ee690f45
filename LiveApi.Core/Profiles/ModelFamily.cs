using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>What the models of one family accept and how they behave. A member that is null is not documented: assume nothing.</summary>
public sealed record ModelFamily
{
    private static readonly string[] EveryModality = [Modality.Audio, Modality.Text, Modality.Video];
    private static readonly UserTextForm[] EveryTextForm = [UserTextForm.ClientContent, UserTextForm.RealtimeInput];

    internal static ModelFamily Unknown { get; } = new() { Name = "unknown" };

    /// <summary>Our own name for the family.</summary>
    public required string Name { get; init; }

    // The reader sets every init-only member, absent ones to null: so a default stands in both places.

    /// <summary>Legal response modalities, words of <see cref="Modality"/>; a session has exactly one.</summary>
    public IReadOnlyList<string> OutputModalities { get; init => field = value ?? EveryModality; } = EveryModality;

    /// <summary>True: on Vertex the modality VIDEO is legal too, with an avatar.</summary>
    public bool? Avatar { get; init; }

    /// <summary>How its thinking is controlled.</summary>
    public ThinkingRule Thinking { get; init => field = value ?? new(); } = new();

    /// <summary>Which tools it takes.</summary>
    public ToolRule Tools { get; init => field = value ?? new(); } = new();

    /// <summary>How earlier turns are handed over.</summary>
    public HistoryForm? History { get; init; }

    /// <summary>How typed text may travel, the form to prefer first.</summary>
    public IReadOnlyList<UserTextForm> UserText { get; init => field = value ?? EveryTextForm; } = EveryTextForm;

    /// <summary>False: a system instruction is refused.</summary>
    public bool? SystemInstruction { get; init; }

    /// <summary>True: turnComplete never comes, and generationComplete is the end of a turn.</summary>
    public bool NeverCompletesTurns { get; init; }

    /// <summary>True: it may go on working after turnComplete, and says so.</summary>
    public bool? SendsInteractionStatus { get; init; }

    /// <summary>True: the service tells of speech that starts and ends without being asked.</summary>
    public bool? SendsVoiceActivity { get; init; }

    /// <summary>What of the input belongs to a turn unless the setup says otherwise: a word of <see cref="TurnCoverage"/>.</summary>
    public string? TurnCoverageDefault { get; init; }

    /// <summary>Whether it answers in the tone that it hears.</summary>
    public FeatureRule? AffectiveDialog { get; init; }

    /// <summary>Whether it may stay silent at what is not meant for it.</summary>
    public FeatureRule? ProactiveAudio { get; init; }

    /// <summary>True: on Gemini those two need the version v1alpha.</summary>
    public bool AffectiveAndProactiveNeedAlpha { get; init; }

    /// <summary>When handles to resume with come.</summary>
    public ResumptionStyle? Resumption { get; init; }

    /// <summary>True: the tokens of a video frame can be chosen.</summary>
    public bool? MediaResolution { get; init; }

    /// <summary>False: the deprecated field mediaChunks is refused.</summary>
    public bool? MediaChunks { get; init; }

    /// <summary>Whether a translation target is needed or refused.</summary>
    public FeatureRule? Translation { get; init; }

    /// <summary>True: a transcription may be refined by vocabulary, mode and hints.</summary>
    public bool? TranscriptionOptions { get; init; }

    /// <summary>True: transcripts come first in a form that is replaced later.</summary>
    public bool? InterimTranscription { get; init; }

    /// <summary>False: the model chooses its language itself; only the system instruction steers it.</summary>
    public bool? SpeechLanguageCode { get; init; }

    /// <summary>Which of the prebuilt voices it has.</summary>
    public VoiceSet? Voices { get; init; }

    /// <summary>Context window in tokens.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Tokens of one answer at most.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Minutes that the service lets one connection last; about ten for every family so far.</summary>
    public int ConnectionMinutes { get; init => field = value > 0 ? value : 10; } = 10;

    /// <summary>Minutes of a session at most, where the family has a limit of its own.</summary>
    public int? SessionMinutes { get; init; }

    /// <summary>What its tokens cost.</summary>
    public TokenPrices? Prices { get; init; }

    /// <summary>Where the facts come from.</summary>
    public string? Source { get; init; }

    /// <summary>The day of the facts, as yyyy-MM-dd.</summary>
    public string? AsOf { get; init; }
}
