namespace LiveApi.Profiles;

/// <summary>Where a model stands in its life.</summary>
public enum ModelStatus
{
    /// <summary>Nothing is known here of the model.</summary>
    Unknown,

    /// <summary>A preview: it may change or go at short notice.</summary>
    Preview,

    /// <summary>Generally available, to allowlisted projects.</summary>
    PrivateGa,

    /// <summary>Generally available.</summary>
    Ga,

    /// <summary>It still answers, and is announced to go.</summary>
    Deprecated,

    /// <summary>The service closes a session that asks for it.</summary>
    ShutDown,
}
