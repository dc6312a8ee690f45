namespace LiveApi.Sessions;

/// <summary>Something the server sent that this version has no name for, or could not read.</summary>
public sealed class LiveUnknown(string what, LiveException? fault) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Unknown;

    /// <summary>The names of the unknown members, or the part of a message that could not be read.</summary>
    public string What { get; } = what;

    /// <summary>Why it could not be read; null if it is only new.</summary>
    public LiveException? Fault { get; } = fault;

    /// <inheritdoc/>
    public override string Summary => What;
}

/// <summary>The server reported an error inside the session. It ends the session.</summary>
public sealed class LiveServerError(int code, string status, string text) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Error;

    /// <summary>The server's code.</summary>
    public int Code { get; } = code;

    /// <summary>The server's status word.</summary>
    public string Status { get; } = status;

    /// <summary>The server's words.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string Summary => $"{Code} {Status}: {Text}";
}
