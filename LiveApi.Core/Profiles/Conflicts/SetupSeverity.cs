namespace LiveApi.Profiles;

/// <summary>What becomes of a setup with such a conflict.</summary>
public enum SetupSeverity
{
    /// <summary>The service closes the session for it.</summary>
    Error,

    /// <summary>It may be refused or ignored, or does something else than it says.</summary>
    Warning,

    /// <summary>Good to know; nothing is wrong.</summary>
    Information,
}
