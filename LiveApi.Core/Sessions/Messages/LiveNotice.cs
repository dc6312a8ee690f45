namespace LiveApi.Sessions;

/// <summary>What a notice is about.</summary>
public enum LiveNoticeTopic
{
    /// <summary>A limit of the session's own will end it soon.</summary>
    LimitNear,

    /// <summary>Memory holds no more unread audio: what comes now waits on disk.</summary>
    SpillBegun,
}

/// <summary>Something about the session itself that its user may want to know before it matters. Each topic comes once, limits once each.</summary>
public sealed class LiveNotice(LiveNoticeTopic topic, string text) : LiveMessage
{
    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Notice;

    /// <summary>What it is about.</summary>
    public LiveNoticeTopic Topic { get; } = topic;

    /// <summary>What there is to know, in a sentence.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string Summary => Text;

    // What says that memory is full is not what fills it.
    internal override int Weight => 0;
}
