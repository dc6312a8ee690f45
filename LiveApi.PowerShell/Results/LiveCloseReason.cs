using System;
using System.Collections.Generic;
using LiveApi.Transport;

namespace LiveApi.PowerShell.Results;

/// <summary>One way that sessions end or are refused, as the catalogue has it.</summary>
public sealed class LiveCloseReason
{
    private readonly CloseCase _case;
    private readonly RetryRule _retry;

    internal LiveCloseReason(CloseCase one)
    {
        _case = one;
        _retry = CloseCatalogue.RetryOf(one);
    }

    /// <summary>Close codes of the WebSocket (1000 and up) or statuses of a refused upgrade (below); none stands for any other.</summary>
    public IReadOnlyList<int> Code => _case.Codes;

    /// <summary>Pieces of text, any of which the reason has; none: any reason.</summary>
    public IReadOnlyList<string> Pattern => _case.Contains;

    /// <summary>A reason as it was seen or is expected.</summary>
    public string Example => _case.Example;

    /// <summary>The id of the error that it becomes.</summary>
    public string ErrorId => _case.Fault.ToString();

    public CloseClass Class => _case.Class;

    /// <summary>What a program can do.</summary>
    public RetryKind Retry => _retry.Kind;

    /// <summary>How long to wait before the first attempt.</summary>
    public TimeSpan FirstDelay => _retry.FirstDelay;

    public string Meaning => _case.Meaning;

    public string Advice => _case.Advice;

    /// <summary>Where it was seen, or that it is an assumption.</summary>
    public string Source => _case.Source;

    public override string ToString() => $"{(Code.Count == 0 ? "any" : string.Join(", ", Code))}: {Meaning}";
}
