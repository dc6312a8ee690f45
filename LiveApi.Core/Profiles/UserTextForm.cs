namespace LiveApi.Profiles;

/// <summary>How typed text travels to a model.</summary>
public enum UserTextForm
{
    /// <summary>As a turn of clientContent.</summary>
    ClientContent,

    /// <summary>As realtimeInput.text.</summary>
    RealtimeInput,
}
