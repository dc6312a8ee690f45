using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>What one block cost a message.</summary>
internal readonly record struct Cost(double CpuMicroseconds, double AllocatedBytes);

internal static class Measurement
{
    /// <summary>CPU time of the whole process and allocation of all threads, over one block of work.</summary>
    internal static async Task<Cost> OfAsync(int messages, Func<Task> work)
    {
        GC.Collect();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        await work();
        TimeSpan used = Environment.CpuUsage.TotalTime - cpu;
        return new Cost(used.TotalMicroseconds / messages, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)messages);
    }

    /// <summary>The median of the time that each call took, in microseconds.</summary>
    internal static async Task<double> MedianLatencyAsync(int calls, Func<Task> call)
    {
        List<double> times = new(calls);
        for (int done = 0; done < calls; done++)
        {
            long start = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return Median(times);
    }

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>A pause that costs the same for everybody, and is measured by itself: it spins, since a sleeping thread's wake-up costs more than a message.</summary>
internal static class Pause
{
    internal static void For(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
        }
    }
}
