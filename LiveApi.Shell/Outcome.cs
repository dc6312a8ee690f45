namespace LiveApi.Shell;

/// <summary>How a pipeline ended.</summary>
internal enum Outcome
{
    Completed,

    /// <summary>A terminating error, already shown.</summary>
    Failed,

    /// <summary>Ctrl+C.</summary>
    Interrupted,
}
