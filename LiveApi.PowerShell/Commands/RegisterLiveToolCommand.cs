using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Sessions;
using LiveApi.PowerShell.Tools;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Register, "LiveTool", DefaultParameterSetName = "Script")]
[OutputType(typeof(LiveTool))]
public sealed class RegisterLiveToolCommand : LiveCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    [Parameter(ParameterSetName = "Script", Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = "Manual", Position = 1)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    [Parameter(ParameterSetName = "Manual", Mandatory = true)]
    public SwitchParameter Manual { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public IDictionary? Schema { get; set; }

    [Parameter]
    [ValidateSet("Blocking", "NonBlocking")]
    public string? Behavior { get; set; }

    [Parameter]
    [ValidateSet("Silent", "WhenIdle", "Interrupt")]
    public string? Scheduling { get; set; }

    [Parameter(ParameterSetName = "Script")]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    [Parameter(ParameterSetName = "Script")]
    public string[]? Function { get; set; }

    [Parameter(ParameterSetName = "Script")]
    public object? Variable { get; set; }

    [Parameter(ParameterSetName = "Script")]
    public string[]? Module { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    protected override object? ErrorTarget => Name;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        // The scope that it takes values from is the caller's, which is there on the pipeline thread alone.
        (LiveTool? tool, LiveException? fault) = await InvokeAsync(Make).ConfigureAwait(false);
        if (fault is not null)
        {
            throw fault;
        }

        if (Module is { Length: > 0 })
        {
            await tool!.ProveModulesAsync(stop).ConfigureAwait(false);
        }

        foreach (string warning in await InvokeAsync(Doubts).ConfigureAwait(false))
        {
            await WriteWarningAsync(warning).ConfigureAwait(false);
        }

        if (Session is { } session)
        {
            await SessionOpener.AddToolAsync(session, tool!, stop).ConfigureAwait(false);
            await WriteWarningAsync($"{session.Name} was resumed on a new connection: the service takes tools only at setup.").ConfigureAwait(false);
        }

        Open.Tools.Add(tool!);
        await WriteVerboseAsync($"Tool {Name}: {tool!.Parameters}").ConfigureAwait(false);
        await WriteAsync(tool).ConfigureAwait(false);
    }

    private (LiveTool? Tool, LiveException? Fault) Make()
    {
        try
        {
            ToolMaker maker = new(Name, ScriptBlock) { Description = Description, Schema = Schema, Behavior = Behavior };
            ToolScript? script = IsManual ? null : new CallerScope(this).Pack(ScriptBlock!, Function, Variable, Module);
            return (maker.Make(script, Timeout, Scheduling, Time), null);
        }
        catch (LiveException fault)
        {
            return (null, fault);
        }
    }

    private bool IsManual => Manual || ScriptBlock is null;

    private IEnumerable<string> Doubts() => IsManual
        ? HasBody ? [$"The tool {Name} is manual: of its script block only the param() block is read, and its statements never run."] : []
        : UnknownCommands.In(ScriptBlock!, Function ?? [], InvokeCommand)
            .Select(name => $"The tool {Name} calls '{name}', a function of this session that its runspace will not have: take it along with -Function {name}.");

    private bool HasBody => ScriptBlock?.Ast is ScriptBlockAst { EndBlock.Statements.Count: > 0 };
}
