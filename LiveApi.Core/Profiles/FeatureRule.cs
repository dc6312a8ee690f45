namespace LiveApi.Profiles;

/// <summary>What becomes of a setting that only some families have.</summary>
public enum FeatureRule
{
    /// <summary>It can be switched on.</summary>
    Optional,

    /// <summary>Without it the model does not work.</summary>
    Required,

    /// <summary>It is on, and switching it off is refused.</summary>
    AlwaysOn,

    /// <summary>The family does not have it; what the service makes of the setting is not documented.</summary>
    Unsupported,

    /// <summary>The service refuses a setup that has it.</summary>
    Refused,
}
