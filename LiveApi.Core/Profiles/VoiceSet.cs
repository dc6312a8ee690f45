namespace LiveApi.Profiles;

/// <summary>Which of the prebuilt voices a family has.</summary>
public enum VoiceSet
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>The eight of the half-cascade models.</summary>
    HalfCascade,

    /// <summary>It does not speak.</summary>
    None,
}
