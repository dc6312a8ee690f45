namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>What kind of value stands somewhere in a scenario.</summary>
internal enum Shape
{
    Nothing,
    Text,
    Duration,
    Count,
    Number,
    YesNo,
    Json,
    Names,
    Steps,
    Alternatives,
    Calls,
    Condition,
    Fault,
}

/// <summary>A member that a mapping may have.</summary>
internal sealed record Option(string Name, Shape Shape, string About, params string[] Words);
