using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Commands;

/// <summary><c>serve</c>: listens until it is stopped.</summary>
internal static class ServeCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("serve", words, ["--scenario", "--replay", "--port", "--speed", "--seed", "--host", "--allow-host"], ["--stop-with-stdin", "--quiet", "--keep-audio", "--json", "--strict", "--tls"]);
        if (arguments.Alone.Count > 0) { throw new UsageException($"'serve' takes options only, not '{arguments.Alone[0]}'. Did you mean --scenario {arguments.Alone[0]}?"); }
        if (arguments.Get("--replay") is not null && arguments.Get("--scenario") is not null) { throw new UsageException("'serve' takes --scenario or --replay, not both."); }
        if (arguments.Has("--strict") && arguments.Get("--replay") is null) { throw new UsageException("--strict says how a --replay is kept to: there is none."); }
        IPAddress address = Host(arguments.Get("--host"));
        using TestAuthority? authority = arguments.Has("--tls") ? TestAuthority.Make(address, TimeProvider.System) : null;
        ListenAt place = Place(arguments) with { Host = address, Certificate = authority?.Certificate };
        SimulatorOptions options = new()
        {
            Scenario = arguments.Get("--scenario") ?? "parrot",
            Replay = arguments.Get("--replay") is { } file ? await Tape.LoadAsync(file) : null,
            Strict = arguments.Has("--strict"),
            Speed = Speed.TryParse(arguments.Get("--speed") ?? "1", out Speed speed) ? speed : throw new UsageException($"--speed is a number from 0.01 to 10000, or 'instant', not '{arguments.Get("--speed")}'."),
            Seed = int.TryParse(arguments.Get("--seed") ?? "1", CultureInfo.InvariantCulture, out int seed) ? seed : throw new UsageException("--seed is a whole number."),
            Models = ModelCatalogue.ForUser(),
            KeepAudio = arguments.Has("--keep-audio"),
            Log = arguments.Has("--quiet") ? static _ => { } : ConsoleLog.Write,
        };

        try
        {
            await using SimulatorHost host = await SimulatorHost.StartAsync(new SimulatorServer(options), place);
            // Loud even where no log is wanted.
            if (!IPAddress.IsLoopback(place.Host)) { ConsoleLog.Write(OpenToAll(place.Host)); }
            await ConsoleLog.ListeningAsync(host.Address, arguments.Has("--json"), host.Page, authority?.File);
            options.Log($"page at {host.Page}");
            await ConsoleLog.WaitAsync(host.WaitForStopAsync(), place.Owned);
            await host.StopAsync();
            return ExitCode.Good;
        }
        catch (IOException taken) when (place.Port != 0) { return await ConsoleLog.PortIsTakenAsync(place.Port, taken); }
        catch (SocketException unknown) when (unknown.SocketErrorCode == SocketError.AddressNotAvailable) { throw new UsageException($"--host {place.Host} is no address of this machine."); }
    }

    private static ListenAt Place(Arguments arguments) => new()
    {
        Port = Port(arguments.Get("--port") ?? "0"),
        Owned = arguments.Has("--stop-with-stdin"),
        AllowedHosts = arguments.Get("--allow-host")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
    };

    private static string OpenToAll(IPAddress host)
        => $"WARNING: listening on {host}, not on this machine alone: whoever reaches it can use the simulator, read its journal and stop it. Leave --host out to be alone with it.";

    private static IPAddress Host(string? text)
        => text is null or "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(text, out IPAddress? address) ? address : throw new UsageException($"--host is an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them, not '{text}'.");

    internal static int Port(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= ushort.MaxValue
            ? port : throw new UsageException($"--port is a number from 0 to {ushort.MaxValue}, not '{text}'.");
}
