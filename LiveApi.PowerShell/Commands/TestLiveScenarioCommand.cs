using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Simulator;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Test, "LiveScenario")]
[OutputType(typeof(LiveScenarioCheck), typeof(bool))]
public sealed class TestLiveScenarioCommand : LiveCmdlet
{
    private readonly List<string> _scenarios = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Scenario { get; set; } = [];

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override object? ErrorTarget => Scenario;

    // All go to one run of the program: starting it takes longer than reading a scenario.
    protected override bool TryTake()
    {
        _scenarios.AddRange(Scenario.SelectMany(FilesOrName));
        return true;
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        if (_scenarios.Count == 0) { return; }
        IReadOnlyList<LiveScenarioCheck> checks = await ScenarioChecker.CheckAsync(_scenarios, stop).ConfigureAwait(false);
        if (Quiet) { await WriteAsync(checks.All(static check => check.IsGood)).ConfigureAwait(false); return; }
        foreach (LiveScenarioCheck check in checks) { await WriteAsync(check).ConfigureAwait(false); }
    }

    private IEnumerable<string> FilesOrName(string scenario)
    {
        string plain = SessionState.Path.GetUnresolvedProviderPathFromPSPath(scenario);
        return File.Exists(plain) ? [plain]
            : WildcardPattern.ContainsWildcardCharacters(scenario) ? SessionState.Path.GetResolvedProviderPathFromPSPath(scenario, out _)
            : [scenario];
    }
}
