namespace LiveApi.Profiles;

/// <summary>How earlier turns are handed over to a model.</summary>
public enum HistoryForm
{
    /// <summary>As client content at any time, with explicit roles.</summary>
    AnyTime,

    /// <summary>As client content at any time; the last turn should be the user's.</summary>
    EndsWithUser,

    /// <summary>As the first client content only, announced in the setup by historyConfig.</summary>
    InitialOnly,
}
