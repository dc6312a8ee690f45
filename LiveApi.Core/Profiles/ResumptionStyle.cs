namespace LiveApi.Profiles;

/// <summary>When handles to resume with come.</summary>
public enum ResumptionStyle
{
    /// <summary>Once, soon after the setup; the handle stays good for what comes later.</summary>
    OncePerConnection,

    /// <summary>Again and again; the newest one counts, and none is good while the model works.</summary>
    Repeated,
}
