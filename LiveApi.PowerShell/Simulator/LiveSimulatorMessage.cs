using System.Collections.Generic;

namespace LiveApi.PowerShell.Simulator;

/// <summary>One message of a conversation as a simulator noted it; audio in a row is one.</summary>
public sealed class LiveSimulatorMessage
{
    /// <summary>Seconds since the connection was opened, in the simulator's time.</summary>
    public double At { get; internal set; }

    /// <summary><c>client</c>, <c>server</c> or, for a remark, <c>simulator</c>.</summary>
    public string From { get; internal set; } = string.Empty;

    /// <summary>The message by its keys, such as <c>realtimeInput.audio</c>.</summary>
    public string Kind { get; internal set; } = string.Empty;

    /// <summary>Where the conversation stood.</summary>
    public string State { get; internal set; } = string.Empty;

    /// <summary>How many messages it stands for.</summary>
    public int Count { get; internal set; }

    public long Bytes { get; internal set; }

    /// <summary>The message itself as hashtables, without secrets and without the bytes of media; null for audio.</summary>
    public object? Message { get; internal set; }

    /// <summary>The same as JSON, or the text of a remark.</summary>
    public string? Text { get; internal set; }

    /// <summary>How long the audio is; null where there is none.</summary>
    public double? Seconds { get; internal set; }

    public double? RmsDbfs { get; internal set; }

    public double? PeakDbfs { get; internal set; }

    /// <summary>What was found wrong with it.</summary>
    public IReadOnlyList<string> Findings { get; internal set; } = [];

    public override string ToString() => $"{From} {Kind}";
}
