using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Commands;

/// <summary><c>serve</c>: listens until it is stopped.</summary>
internal static class ServeCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("serve", words, ["--scenario", "--port", "--speed", "--seed"], ["--stop-with-stdin", "--quiet", "--keep-audio"]);
        if (arguments.Alone.Count > 0) { throw new UsageException($"'serve' takes options only, not '{arguments.Alone[0]}'. Did you mean --scenario {arguments.Alone[0]}?"); }
        int port = Port(arguments.Get("--port") ?? "0");
        SimulatorServer server = new(new SimulatorOptions
        {
            Scenario = arguments.Get("--scenario") ?? "parrot",
            Speed = Speed.TryParse(arguments.Get("--speed") ?? "1", out Speed speed) ? speed : throw new UsageException($"--speed is a number above zero or 'instant', not '{arguments.Get("--speed")}'."),
            Seed = int.TryParse(arguments.Get("--seed") ?? "1", CultureInfo.InvariantCulture, out int seed) ? seed : throw new UsageException("--seed is a whole number."),
            KeepAudio = arguments.Has("--keep-audio"),
            Log = arguments.Has("--quiet") ? static _ => { } : Log,
        });

        try
        {
            await using SimulatorHost host = await SimulatorHost.StartAsync(server, port, owned: arguments.Has("--stop-with-stdin"));
            await Console.Out.WriteLineAsync($"listening on {host.Address.GetLeftPart(UriPartial.Authority)}");
            await Console.Out.FlushAsync();
            await WaitAsync(host, arguments.Has("--stop-with-stdin"));
            await host.StopAsync();
            return ExitCode.Good;
        }
        catch (IOException taken) when (port != 0)
        {
            await Console.Error.WriteLineAsync($"Port {port} cannot be used: {Reason(taken)} Stop the program that listens there, or take another port; --port 0 takes any free one.");
            return ExitCode.Failed;
        }
    }

    /// <summary>Waits for a signal, for the control API or, if asked to, for the end of standard input.</summary>
    private static async Task WaitAsync(SimulatorHost host, bool stopWithInput)
    {
        Task stopped = host.WaitForStopAsync();
        await (stopWithInput ? Task.WhenAny(stopped, ReadToEndAsync()) : stopped);
    }

    private static async Task ReadToEndAsync()
    {
        await using Stream input = Console.OpenStandardInput();
        byte[] some = new byte[256];
        // Console streams read on the calling thread, whatever the method is called.
        await Task.Run(() => { while (input.Read(some) > 0) { } }, CancellationToken.None);
    }

    private static int Port(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= ushort.MaxValue
            ? port : throw new UsageException($"--port is a number from 0 to {ushort.MaxValue}, not '{text}'.");

    private static string Reason(IOException taken)
        => taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException ? "another program listens on it." : taken.Message;

    private static void Log(string what) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss.fff} {what}");
}
