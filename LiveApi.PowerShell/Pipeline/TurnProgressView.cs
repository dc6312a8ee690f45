using System;
using System.Management.Automation;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>How far a turn is, as a progress bar.</summary>
internal sealed class TurnProgressView(string activity, TimeSpan? duration, int id = 0x11FE, int parent = -1) : IProgress<TurnProgress>
{
    private readonly object _gate = new();
    private TurnProgress _latest;

    public void Report(TurnProgress value)
    {
        lock (_gate)
        {
            _latest = value;
        }
    }

    internal ProgressRecord Now()
    {
        TurnProgress now;
        lock (_gate)
        {
            now = _latest;
        }

        string status = now.IsSent
            ? $"sent; {now.Received.TotalSeconds:0.0} s of the answer received"
            : $"{now.Sent.TotalSeconds:0.0}{(duration is { } all ? $" of {all.TotalSeconds:0.0}" : string.Empty)} s sent, {now.Received.TotalSeconds:0.0} s received";
        return new ProgressRecord(id, activity, status)
        {
            ParentActivityId = parent,
            PercentComplete = duration is { Ticks: > 0 } total ? (int)Math.Min(100, 100 * now.Sent.Ticks / total.Ticks) : -1,
        };
    }

    internal ProgressRecord Done() => new(id, activity, "done") { ParentActivityId = parent, RecordType = ProgressRecordType.Completed };
}
