using System;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>Measures what LiveApi costs beside a bare socket. Figures are ratios to a floor of the same run.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["floor", .. string[] options]:
                return await FloorCommand.RunAsync(options);
            case ["loopback-server"]:
                await LoopbackServer.RunAsync();
                return 0;
            default:
                Console.Error.WriteLine("""
                    usage: dotnet run -c Release --project tests/Benchmarks -- floor [--blocks N] [--json FILE]

                      floor   CPU time, allocation and latency of a message through LiveConnection and LiveSession,
                              beside a bare ClientWebSocket that sends prebuilt bytes and parses nothing
                    """);
                return 2;
        }
    }
}
