namespace LiveApi.Wire;

/// <summary>When the model takes up the result of a NON_BLOCKING function.</summary>
public static class Scheduling
{
    /// <summary>Takes note of it and says nothing.</summary>
    public const string Silent = "SILENT";

    /// <summary>Speaks about it once nobody speaks; the default.</summary>
    public const string WhenIdle = "WHEN_IDLE";

    /// <summary>Breaks off what it says and speaks about it.</summary>
    public const string Interrupt = "INTERRUPT";
}

internal sealed class SchedulingConverter() : OpenEnumConverter("SCHEDULING_UNSPECIFIED", Scheduling.Silent, Scheduling.WhenIdle, Scheduling.Interrupt);
