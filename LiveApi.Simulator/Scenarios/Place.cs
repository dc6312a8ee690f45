namespace LiveApi.Simulator.Scenarios;

/// <summary>Where in a scenario's file something stands, counted from 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    public override string ToString() => $"line {Line}, column {Column}";
}
