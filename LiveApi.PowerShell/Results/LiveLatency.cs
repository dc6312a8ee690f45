using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Results;

/// <summary>One figure of a measurement, in milliseconds, and how it was measured.</summary>
public sealed class LiveLatency
{
    private readonly double[] _sorted;

    internal LiveLatency(LiveSession session, string figure, IEnumerable<TimeSpan> values, int failed, string method)
    {
        Session = session.Name;
        Model = session.Model.Substring(session.Model.LastIndexOf('/') + 1);
        Figure = figure;
        Failed = failed;
        Method = method;
        _sorted = [.. values.Select(static one => one.TotalMilliseconds).OrderBy(static one => one)];
    }

    /// <summary>The session that was measured, by its name.</summary>
    public string Session { get; }

    /// <summary>Its model.</summary>
    public string Model { get; }

    /// <summary>What was measured: FirstMessage, FirstText, FirstAudio, FirstSound or TurnComplete.</summary>
    public string Figure { get; }

    /// <summary>How many turns had it.</summary>
    public int Count => _sorted.Length;

    /// <summary>Turns that did not end as they should, and are not in the figures.</summary>
    public int Failed { get; }

    public double Min => _sorted[0];

    public double P50 => Percentile(50);

    public double P90 => Percentile(90);

    public double P95 => Percentile(95);

    public double P99 => Percentile(99);

    public double Max => _sorted[_sorted.Length - 1];

    public double Mean => _sorted.Average();

    /// <summary>Every value, sorted.</summary>
    public IReadOnlyList<double> Values => _sorted;

    /// <summary>From where to where, under which conditions, and how the percentiles are taken.</summary>
    public string Method { get; }

    // Nearest rank: a value that was really measured, not one in between.
    private double Percentile(int percent) => _sorted[Math.Max(0, (int)Math.Ceiling(_sorted.Length * percent / 100d) - 1)];
}
