namespace LiveApi.Simulator.Hosting;

internal static class SimulatorVersion
{
    internal static string Text { get; } = typeof(SimulatorVersion).Assembly.GetName().Version is { } version ? version.ToString(3) : "0.0.0";
}
