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
            case ["interrupt", .. string[] options]:
                return await InterruptCommand.RunAsync(options);
            case ["scale", .. string[] options]:
                return await ScaleCommand.RunAsync(options);
            case ["start", .. string[] options]:
                return await StartCommand.RunAsync(options);
            case ["handover", .. string[] options]:
                return await HandoverCommand.RunAsync(options);
            case ["loopback-server"]:
                await LoopbackServer.RunAsync();
                return 0;
            default:
                Console.Error.WriteLine("""
                    usage: dotnet run -c Release --project tests/Benchmarks -- floor [--blocks N] [--json FILE]
                                                                            -- interrupt [--times N]
                                                                            -- scale [--chunk MS] [--step N] [--most N] [--seconds N] [--limit MS] [--simulator FILE]
                                                                            -- start [--times N] [--simulator FILE]
                                                                            -- handover [--times N] [--simulator FILE]

                      floor   CPU time, allocation and latency of a message through LiveConnection and LiveSession,
                              beside a bare ClientWebSocket that sends prebuilt bytes and parses nothing
                      interrupt
                              from the bytes of `interrupted` on the socket to the moment from which no stale audio can be read,
                              beside a bare ClientWebSocket that has the message in hand
                      scale   how many sessions the simulator holds in real time before the 99th percentile of its frames'
                              lateness passes 10 ms; it needs a release build of LiveApi.Simulator, or a file of it
                      start   from the start of the simulator's process to the line that says where it listens
                      handover   how long a handover leaves a session without a connection, at real timing, beside the delays of the
                              simulator's script and the pause that the service needs
                    """);
                return 2;
        }
    }
}
