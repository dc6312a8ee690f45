using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>The blocks: floor and ours alternate, so that both see the same noise; each figure is the median of its blocks.</summary>
internal sealed class FloorRun(int port, int blocks)
{
    private const int Burst = 5_000;
    private const int Singles = 4_000;
    private const int RoundTrips = 400;
    private static readonly TimeSpan Gap = TimeSpan.FromMicroseconds(30);
    private readonly Dictionary<string, List<double>> _figures = [];

    internal async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        await using BareSocket bare = await BareSocket.ConnectAsync(port);
        await using OurConnection connection = await OurConnection.ConnectAsync(port);
        await using OurSession session = await OurSession.ConnectAsync(port);
        (string Name, ICandidate Candidate)[] candidates = [("floor", bare), ("connection", connection), ("session", session)];
        for (int block = -2; block < blocks; block++)
        {
            Console.Error.Write($"\rblock {block + 1} of {blocks} ");
            await BlockAsync(candidates, block);
        }

        Console.Error.WriteLine();
        return Summary();
    }

    private async Task BlockAsync((string Name, ICandidate Candidate)[] candidates, int block)
    {
        Cost idle = await Measurement.OfAsync(Singles, () => { IdleFor(Singles); return Task.CompletedTask; });
        foreach ((string name, ICandidate candidate) in block % 2 == 0 ? candidates : candidates.Reverse())
        {
            Cost single = await Measurement.OfAsync(Singles, () => candidate.SendAsync(Singles, Gap));
            Cost burst = await Measurement.OfAsync(Burst, () => candidate.SendAsync(Burst, TimeSpan.Zero));
            Cost receive = await Measurement.OfAsync(Burst, () => candidate.ReceiveAsync(Burst));
            double roundTrip = await Measurement.MedianLatencyAsync(RoundTrips, candidate.RoundTripAsync);
            if (block >= 0)
            {
                Note($"send.{name}.cpu_us", single.CpuMicroseconds - idle.CpuMicroseconds);
                Note($"send.{name}.burst_cpu_us", burst.CpuMicroseconds);
                Note($"send.{name}.alloc_bytes", burst.AllocatedBytes);
                Note($"receive.{name}.cpu_us", receive.CpuMicroseconds);
                Note($"receive.{name}.alloc_bytes", receive.AllocatedBytes);
                Note($"roundtrip.{name}.p50_us", roundTrip);
            }
        }
    }

    private static void IdleFor(int pauses)
    {
        for (int done = 0; done < pauses; done++)
        {
            Pause.For(Gap);
        }
    }

    private Dictionary<string, double> Summary()
    {
        Dictionary<string, double> medians = _figures.ToDictionary(figure => figure.Key, figure => Measurement.Median(figure.Value));
        medians["send.cpu_ratio"] = medians["send.connection.cpu_us"] / medians["send.floor.cpu_us"];
        medians["send.session_cpu_ratio"] = medians["send.session.cpu_us"] / medians["send.floor.cpu_us"];
        medians["send.burst_cpu_ratio"] = medians["send.connection.burst_cpu_us"] / medians["send.floor.burst_cpu_us"];
        medians["send.alloc_bytes"] = medians["send.connection.alloc_bytes"];
        medians["receive.cpu_ratio"] = medians["receive.connection.cpu_us"] / medians["receive.floor.cpu_us"];
        medians["receive.session_cpu_ratio"] = medians["receive.session.cpu_us"] / medians["receive.floor.cpu_us"];
        medians["receive.alloc_bytes"] = medians["receive.session.alloc_bytes"];
        medians["roundtrip.p50_ratio"] = medians["roundtrip.session.p50_us"] / medians["roundtrip.floor.p50_us"];
        return medians;
    }

    private void Note(string figure, double value)
    {
        if (!_figures.TryGetValue(figure, out List<double>? values))
        {
            _figures[figure] = values = [];
        }

        values.Add(value);
    }
}
