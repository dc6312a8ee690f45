using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Commands;

/// <summary><c>serve</c>: listens until it is stopped.</summary>
internal static class ServeCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("serve", words, ["--scenario", "--replay", "--port", "--speed", "--seed"], ["--stop-with-stdin", "--quiet", "--keep-audio", "--json", "--strict"]);
        if (arguments.Alone.Count > 0) { throw new UsageException($"'serve' takes options only, not '{arguments.Alone[0]}'. Did you mean --scenario {arguments.Alone[0]}?"); }
        if (arguments.Get("--replay") is not null && arguments.Get("--scenario") is not null) { throw new UsageException("'serve' takes --scenario or --replay, not both."); }
        if (arguments.Has("--strict") && arguments.Get("--replay") is null) { throw new UsageException("--strict says how a --replay is kept to: there is none."); }
        int port = Port(arguments.Get("--port") ?? "0");
        SimulatorServer server = new(new SimulatorOptions
        {
            Scenario = arguments.Get("--scenario") ?? "parrot",
            Replay = arguments.Get("--replay") is { } file ? await Tape.LoadAsync(file) : null,
            Strict = arguments.Has("--strict"),
            Speed = Speed.TryParse(arguments.Get("--speed") ?? "1", out Speed speed) ? speed : throw new UsageException($"--speed is a number above zero or 'instant', not '{arguments.Get("--speed")}'."),
            Seed = int.TryParse(arguments.Get("--seed") ?? "1", CultureInfo.InvariantCulture, out int seed) ? seed : throw new UsageException("--seed is a whole number."),
            KeepAudio = arguments.Has("--keep-audio"),
            Log = arguments.Has("--quiet") ? static _ => { } : ConsoleLog.Write,
        });

        try
        {
            await using SimulatorHost host = await SimulatorHost.StartAsync(server, port, owned: arguments.Has("--stop-with-stdin"));
            await ConsoleLog.ListeningAsync(host.Address, arguments.Has("--json"));
            await ConsoleLog.WaitAsync(host.WaitForStopAsync(), arguments.Has("--stop-with-stdin"));
            await host.StopAsync();
            return ExitCode.Good;
        }
        catch (IOException taken) when (port != 0) { return await ConsoleLog.PortIsTakenAsync(port, taken); }
    }

    internal static int Port(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= ushort.MaxValue
            ? port : throw new UsageException($"--port is a number from 0 to {ushort.MaxValue}, not '{text}'.");
}
