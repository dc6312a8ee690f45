using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>How long stale audio can be read once the service has interrupted: from the moment that the server, a process of its own, writes the message.</summary>
internal static class InterruptCommand
{
    private const int WarmUp = 50;

    internal static async Task<int> RunAsync(string[] options)
    {
        int times = options is ["--times", string number] ? int.Parse(number, CultureInfo.InvariantCulture) : 400;
        await using LoopbackProcess server = await LoopbackProcess.StartAsync();
        await using InterruptedSocket bare = await InterruptedSocket.ConnectAsync(server.Port);
        await using InterruptedSession ours = await InterruptedSession.ConnectAsync(server.Port);
        List<double> floor = [], reader = [];
        SortedDictionary<int, List<double>> silent = new() { [1] = [], [100] = [], [1_500] = [] };

        // Taken in turn, so that what the machine does meanwhile is the same for all.
        for (int round = -WarmUp; round < times; round++)
        {
            Keep(round, floor, await bare.InterruptAsync());
            Keep(round, reader, (await ours.InterruptAsync(unread: 0)).Reader);
            foreach ((int unread, List<double> figures) in silent)
            {
                Keep(round, figures, (await ours.InterruptAsync(unread)).Silent);
            }
        }

        Console.WriteLine($"microseconds from the server's write of `interrupted`, {times} times each, 40 ms of audio a message");
        Print("floor: a bare ClientWebSocket has it", floor);
        foreach ((int unread, List<double> figures) in silent)
        {
            Print(string.Create(CultureInfo.InvariantCulture, $"no stale audio can be read, {unread:N0} unread"), figures);
        }

        Print("a reader that waits has LiveInterrupted", reader);
        return 0;
    }

    private static void Keep(int round, List<double> figures, double figure)
    {
        if (round >= 0)
        {
            figures.Add(figure);
        }
    }

    private static void Print(string what, List<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-46} median {Measurement.Median(sorted),8:0} p99 {sorted[(int)Math.Ceiling(sorted.Length * 0.99) - 1],8:0} most {sorted[^1],8:0} N {sorted.Length}"));
    }
}
