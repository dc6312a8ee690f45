namespace LiveApi.Simulator.Scenarios;

/// <summary>Where in a scenario's file something stands, counted from 1; with the name of the file where that is another than the scenario's own.</summary>
internal readonly record struct Place(int Line, int Column, string? File = null)
{
    public override string ToString() => $"{(File is null ? "" : File + ", ")}line {Line}, column {Column}";
}
