using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>The model has produced everything of this turn.</summary>
public sealed class LiveGenerationComplete : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.GenerationComplete;

    /// <inheritdoc/>
    public override string Summary => string.Empty;
}

/// <summary>The turn is over.</summary>
public sealed class LiveTurnComplete(string? reason, bool interrupted, bool waitingForInput) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.TurnComplete;

    /// <summary>Why it ended, only where that is abnormal; an open set of names.</summary>
    public string? Reason { get; } = reason;

    /// <summary>Whether it was cut short by the user, or stopped by this side.</summary>
    public bool WasInterrupted { get; } = interrupted;

    /// <summary>How long the audio would have played that came after the interruption and was refused.</summary>
    public TimeSpan RefusedAudio { get; internal set; }

    /// <summary>Whether the model stayed silent because it expects the user to go on.</summary>
    public bool WaitingForInput { get; } = waitingForInput;

    /// <inheritdoc/>
    public override string Summary => Reason ?? (WasInterrupted ? "interrupted" : WaitingForInput ? "waiting for input" : string.Empty);
}

/// <summary>Token counts of one generation, the whole context included.</summary>
public sealed class LiveUsage(UsageMetadata usage) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Usage;

    /// <summary>The counts as the service sent them.</summary>
    public UsageMetadata Usage { get; } = usage;

    /// <inheritdoc/>
    public override string Summary => $"{Usage.PromptTokenCount ?? 0} in, {Usage.ResponseTokenCount ?? 0} out, {Usage.TotalTokenCount ?? 0} in all";
}

/// <summary>The service heard speech begin or end.</summary>
public sealed class LiveVoiceActivity(string type, TimeSpan? audioOffset) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.VoiceActivity;

    /// <summary><c>ACTIVITY_START</c> or <c>ACTIVITY_END</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Where in the audio that was sent.</summary>
    public TimeSpan? AudioOffset { get; } = audioOffset;

    /// <inheritdoc/>
    public override string Summary => AudioOffset is { } at ? $"{Type} at {at.TotalSeconds:0.000} s" : Type;
}

/// <summary>Whether the model goes on by itself (<c>IN_PROGRESS</c>) or is done (<c>IDLE</c>).</summary>
public sealed class LiveStatus(string status) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Status;

    /// <summary>The service's word.</summary>
    public string Status { get; } = status;

    /// <inheritdoc/>
    public override string Summary => Status;
}

/// <summary>Where an answer comes from.</summary>
public sealed class LiveGrounding(GroundingMetadata? grounding, UrlContextMetadata? urlContext) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Grounding;

    /// <summary>What was searched for and found, or null.</summary>
    public GroundingMetadata? Grounding { get; } = grounding;

    /// <summary>Which pages were read, or null.</summary>
    public UrlContextMetadata? UrlContext { get; } = urlContext;

    /// <summary>The addresses that the answer rests on.</summary>
    public IReadOnlyList<string> Sources { get; } =
    [
        .. (grounding?.GroundingChunks ?? []).Select(static chunk => chunk.Web?.Uri).OfType<string>(),
        .. (urlContext?.UrlMetadata ?? []).Select(static page => page.RetrievedUrl).OfType<string>(),
    ];

    /// <inheritdoc/>
    public override string Summary => Sources.Count == 0 ? "searched and found nothing to name" : $"{Sources.Count} sources: {string.Join(", ", Sources)}";
}
