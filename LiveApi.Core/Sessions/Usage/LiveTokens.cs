using System.Collections.Generic;
using System.Linq;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>Tokens by direction and kind, as they are billed: each generation counts the whole context before it again.</summary>
public sealed record LiveTokens
{
    /// <summary>None at all.</summary>
    public static LiveTokens None { get; } = new();

    /// <summary>Text that went in: instructions, written words, answers of tools, and what the service did not itemise.</summary>
    public long InputText { get; init; }

    /// <summary>Speech that went in.</summary>
    public long InputAudio { get; init; }

    /// <summary>Pictures that went in.</summary>
    public long InputVideo { get; init; }

    /// <summary>Text that came out: written words, transcripts, calls of tools, thoughts.</summary>
    public long OutputText { get; init; }

    /// <summary>Speech that came out.</summary>
    public long OutputAudio { get; init; }

    /// <summary>All that went in.</summary>
    public long Input => InputText + InputAudio + InputVideo;

    /// <summary>All that came out, thoughts included.</summary>
    public long Output => OutputText + OutputAudio;

    /// <summary>Both directions.</summary>
    public long Total => Input + Output;

    /// <summary>What they cost, in US dollars.</summary>
    public decimal CostAt(TokenPrices prices) => ((InputText * prices.InputText) + (InputAudio * prices.InputAudio) + (InputVideo * prices.InputVideo)
        + (OutputText * prices.OutputText) + (OutputAudio * prices.OutputAudio)) / 1_000_000m;

    /// <inheritdoc/>
    public override string ToString() => $"{Input} in, {Output} out";

    /// <summary>One's tokens and the other's.</summary>
    public static LiveTokens operator +(LiveTokens left, LiveTokens right) => new()
    {
        InputText = left.InputText + right.InputText,
        InputAudio = left.InputAudio + right.InputAudio,
        InputVideo = left.InputVideo + right.InputVideo,
        OutputText = left.OutputText + right.OutputText,
        OutputAudio = left.OutputAudio + right.OutputAudio,
    };

    /// <summary>One's tokens without the other's.</summary>
    public static LiveTokens operator -(LiveTokens left, LiveTokens right) => new()
    {
        InputText = left.InputText - right.InputText,
        InputAudio = left.InputAudio - right.InputAudio,
        InputVideo = left.InputVideo - right.InputVideo,
        OutputText = left.OutputText - right.OutputText,
        OutputAudio = left.OutputAudio - right.OutputAudio,
    };

    /// <summary>What the service counted. Thoughts are billed as text and are not in its total.</summary>
    internal static LiveTokens Of(UsageMetadata usage)
    {
        long audioIn = Sum(usage.PromptTokensDetails, Modality.Audio);
        long videoIn = Sum(usage.PromptTokensDetails, Modality.Video) + Sum(usage.PromptTokensDetails, Modality.Image);
        long audioOut = Sum(usage.ResponseTokensDetails, Modality.Audio);
        long rest = (usage.ResponseTokenCount ?? 0) - audioOut;

        // An answer that is not itemised is speech as a rule, and a guard of money errs to the dear side.
        bool isItemised = usage.ResponseTokensDetails is { Count: > 0 };
        return new LiveTokens
        {
            InputAudio = audioIn,
            InputVideo = videoIn,
            InputText = (usage.PromptTokenCount ?? 0) - audioIn - videoIn + (usage.ToolUsePromptTokenCount ?? 0),
            OutputAudio = audioOut + (isItemised ? 0 : rest),
            OutputText = (isItemised ? rest : 0) + (usage.ThoughtsTokenCount ?? 0),
        };
    }

    private static long Sum(IReadOnlyList<ModalityTokenCount>? details, string modality)
        => details?.Where(one => one.Modality == modality).Sum(static one => (long)(one.TokenCount ?? 0)) ?? 0;
}
