using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>A piece of text: of the answer, of a thought, of a transcript. Append pieces as they are.</summary>
public abstract class LiveTextPiece(string text) : LiveMessage
{
    /// <summary>The piece, spaces included.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string Summary => Text;

    internal override int Weight => base.Weight + (2 * Text.Length);
}

/// <summary>A piece of the model's text answer.</summary>
public sealed class LiveText(string text) : LiveTextPiece(text)
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Text;
}

/// <summary>A summary of what the model thinks.</summary>
public sealed class LiveThought(string text) : LiveTextPiece(text)
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Thought;
}

/// <summary>A piece of a transcript, of the user's speech or of the model's.</summary>
public sealed class LiveTranscript(bool ofInput, bool interim, Transcription transcription) : LiveTextPiece(transcription.Text ?? string.Empty)
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => ofInput ? LiveMessageKind.InputTranscript : LiveMessageKind.OutputTranscript;

    /// <summary>An early reading that the next one replaces, rather than a piece to append.</summary>
    public bool IsInterim => interim;

    /// <summary>The language that was recognised, where the service says so.</summary>
    public string? LanguageCode => transcription.LanguageCode;

    /// <summary>Whether the service calls the transcript finished; many models never do.</summary>
    public bool? IsFinished => transcription.Finished;

    /// <summary>Who speaks, where the service tells speakers apart.</summary>
    public string? SpeakerLabel => transcription.SpeakerLabel;

    /// <summary>Where each word stands in the audio, where the service was asked for it; null otherwise.</summary>
    public IReadOnlyList<TranscribedWord>? Words => transcription.Words;
}

/// <summary>A piece of another medium.</summary>
public sealed class LiveMedia(byte[] data, string mimeType) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Media;

    /// <summary>The bytes, of the type that <see cref="MimeType"/> names.</summary>
    public byte[] Data { get; } = data;

    /// <summary>The medium's type, such as <c>video/mp4</c>.</summary>
    public string MimeType { get; } = mimeType;

    /// <inheritdoc/>
    public override string Summary => $"{Data.Length} bytes of {MimeType}";

    internal override int Weight => base.Weight + Data.Length;
}

/// <summary>Code that the model wrote, or its result.</summary>
public sealed class LiveCode(Part part) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Code;

    /// <summary>The code, or null if this is a result.</summary>
    public string? Code => part.ExecutableCode?.Code;

    /// <summary>The language of the code.</summary>
    public string? Language => part.ExecutableCode?.Language;

    /// <summary>What running it gave, or null if this is code.</summary>
    public string? Output => part.CodeExecutionResult?.Output;

    /// <summary>How running it ended, such as <c>OUTCOME_OK</c>.</summary>
    public string? Outcome => part.CodeExecutionResult?.Outcome;

    /// <inheritdoc/>
    public override string Summary => Code ?? $"{Outcome}: {Output}";
}
