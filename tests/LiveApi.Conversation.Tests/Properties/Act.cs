using System.Globalization;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>What can happen in a random conversation.</summary>
public enum ActKind
{
    /// <summary>The user asks in writing, for an answer of one second.</summary>
    AskShort,

    /// <summary>The user asks in writing, for an answer of eight seconds.</summary>
    AskLong,

    /// <summary>The user asks for something that takes a tool, and the model waits for it. Amount: milliseconds of the tool.</summary>
    CallBlocking,

    /// <summary>The same with a tool that the model does not wait for.</summary>
    CallFree,

    /// <summary>The same with both tools in one message.</summary>
    CallBoth,

    /// <summary>The user speaks, and is silent for a second. Amount: milliseconds of speech.</summary>
    Speak,

    /// <summary>The microphone is open and nobody speaks. Amount: milliseconds.</summary>
    Hum,

    /// <summary>The user shows a picture.</summary>
    Show,

    /// <summary>The user's program does not read for a while. Amount: milliseconds.</summary>
    StopReading,

    /// <summary>The user stops the model, or what it is about to say.</summary>
    Stop,

    /// <summary>The session is resumed with tools that are declared anew.</summary>
    Reconfigure,

    /// <summary>The service announces the end of the connection. Amount: seconds that are left.</summary>
    GoAway,

    /// <summary>The connection ends without a close frame (0) or is reset (1).</summary>
    Drop,

    /// <summary>The service closes. Amount: which of <see cref="Closing.All"/>.</summary>
    Close,

    /// <summary>The service sends nothing. Amount: seconds.</summary>
    Stall,

    /// <summary>Nobody is at the other end any more.</summary>
    HalfOpen,

    /// <summary>The next upgrade is refused. Amount: the status.</summary>
    RefuseUpgrade,

    /// <summary>The next handle is refused.</summary>
    RefuseHandle,
}

/// <summary>One thing that happens, and how long nothing else does after it.</summary>
/// <param name="Kind">What.</param>
/// <param name="Amount">How long or how much, as the kind says.</param>
/// <param name="Pause">Milliseconds until the next.</param>
public sealed record Act(ActKind Kind, int Amount, int Pause)
{
    /// <summary>Whether the model has to say something after it.</summary>
    internal bool IsQuestion => Kind <= ActKind.CallBoth;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Kind == ActKind.Close ? Closing.All[Amount] : Amount)}, then {Pause} ms");
}

/// <summary>A close of the service's, and whether a session outlives it.</summary>
internal sealed record Closing(int Code, string Reason, bool GoesOn)
{
    internal static Closing[] All { get; } =
    [
        new(1001, "", true),
        new(1011, "Internal error encountered.", true),
        new(1011, "Deadline expired before operation could complete.", true),
        new(1008, "The operation was aborted.", true),
        new(1008, "Session not found.", true),
        new(1008, "Token expired", true),
        new(1011, "You exceeded your current quota, please check your plan and billing details.", true),
        new(1000, "", false),
        new(1007, "Request contains an invalid argument.", false),
    ];

    /// <summary>Whether the credential is asked for anew: once, and the second time in a row is the end.</summary>
    internal bool IsAuth => Reason == "Token expired";

    public override string ToString() => $"{Code} \"{Reason}\"";
}
