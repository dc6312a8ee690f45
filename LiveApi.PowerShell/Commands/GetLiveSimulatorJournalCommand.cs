using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Simulator;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "LiveSimulatorJournal")]
[OutputType(typeof(LiveSimulatorConnection))]
public sealed class GetLiveSimulatorJournalCommand : SimulatorCommand
{
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Connection { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(JournalKindCompleter))]
    [ValidateNotNullOrEmpty]
    public string? WaitFor { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Containing { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        SimulatorControl control = Control;
        IReadOnlyList<LiveSimulatorConnection> connections = WaitFor is null
            ? await control.ReadAsync(Run, stop).ConfigureAwait(false)
            : await control.WaitAsync(Run ?? UnnamedRun, Query(WaitFor), stop).ConfigureAwait(false);
        foreach (LiveSimulatorConnection connection in connections.Where(one => Connection is null || one.Number == Connection))
        {
            await WriteAsync(connection).ConfigureAwait(false);
        }
    }

    private string Query(string kind)
    {
        List<string> query = ["waitFor=" + Uri.EscapeDataString(kind), "count=" + Text(Count), "timeout=" + Text((int)Math.Ceiling(Timeout.TotalSeconds))];
        if (Connection is { } connection) { query.Add("connection=" + Text(connection)); }
        if (Containing is { } text) { query.Add("containing=" + Uri.EscapeDataString(text)); }
        return string.Join("&", query);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
