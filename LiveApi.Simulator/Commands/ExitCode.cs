namespace LiveApi.Simulator.Commands;

internal static class ExitCode
{
    internal const int Good = 0;
    internal const int Failed = 1;
    internal const int Usage = 2;
}
