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
    private ScriptBlock? _script;
    private CommandTool? _command;
    private IReadOnlyList<FunctionInfo> _functions = [];

    [Parameter(ParameterSetName = "Script", Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = "Manual", Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = "Command", Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    [Parameter(ParameterSetName = "Script", Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = "Manual", Position = 1)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    [Parameter(ParameterSetName = "Manual", Mandatory = true)]
    public SwitchParameter Manual { get; set; }

    [Parameter(ParameterSetName = "Command", Mandatory = true, ValueFromPipeline = true)]
    [CommandReference]
    [ArgumentCompleter(typeof(CommandCompleter))]
    [ValidateNotNull]
    public CommandInfo? Command { get; set; }

    [Parameter(ParameterSetName = "Command")]
    [ValidateNotNullOrEmpty]
    public string[]? Parameter { get; set; }

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
    [Parameter(ParameterSetName = "Command")]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    [Parameter(ParameterSetName = "Script")]
    [Parameter(ParameterSetName = "Command")]
    public string[]? Function { get; set; }

    [Parameter(ParameterSetName = "Script")]
    [Parameter(ParameterSetName = "Command")]
    public object? Variable { get; set; }

    [Parameter(ParameterSetName = "Script")]
    [Parameter(ParameterSetName = "Command")]
    public string[]? Module { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    protected override object? ErrorTarget => ToolName;

    private string ToolName => Name.Length > 0 || Command is null ? Name : CommandTool.NameOf(Command);

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        // The scope that it takes values from is the caller's, which is there on the pipeline thread alone.
        (LiveTool? tool, LiveException? fault) = await InvokeAsync(Make).ConfigureAwait(false);
        if (fault is not null)
        {
            throw fault;
        }

        if (Modules.Count > 0)
        {
            await tool!.ProveModulesAsync(stop).ConfigureAwait(false);
        }

        foreach (string warning in await InvokeAsync(Doubts).ConfigureAwait(false))
        {
            await WriteWarningAsync(warning).ConfigureAwait(false);
        }

        if (_command is not null && tool!.Description.Length == 0)
        {
            await WriteWarningAsync($"{Command!.Name} has no help here, and so the model is not told when to call {ToolName}: give a -Description.").ConfigureAwait(false);
        }

        if (Session is { } session)
        {
            await SessionOpener.AddToolAsync(session, tool!, stop).ConfigureAwait(false);
            await WriteWarningAsync($"{session.Name} was resumed on a new connection: the service takes tools only at setup.").ConfigureAwait(false);
        }

        Open.Tools.Add(tool!);
        await WriteVerboseAsync($"Tool {ToolName}: {tool!.Parameters}").ConfigureAwait(false);
        await WriteAsync(tool).ConfigureAwait(false);
    }

    private (LiveTool? Tool, LiveException? Fault) Make()
    {
        try
        {
            _command = Command is null ? null : new CommandTool(Command, Parameter);
            _script = _command is null ? ScriptBlock : _command.ToScript(Description ?? Synopsis());
            ToolMaker maker = new(ToolName, _script) { Description = Description, Schema = Schema, Behavior = Behavior };
            CallerScope scope = new(this);
            _functions = new CalledFunctions(InvokeCommand).With([.. (Function ?? []).Select(scope.FunctionNamed), .. new[] { _command?.Function }.OfType<FunctionInfo>()]);
            ToolScript? script = IsManual ? null : scope.Pack(_script!, _functions, Variable, Modules);
            return (maker.Make(script, Timeout, Scheduling, Time), null);
        }
        catch (LiveException fault)
        {
            return (null, fault);
        }
    }

    private bool IsManual => Manual || _script is null;

    private IReadOnlyList<string> Modules => [.. (Module ?? []).Union(_command?.Modules ?? [])];

    // Of a command without help the engine makes one up, which is its syntax.
    private string? Synopsis()
    {
        try
        {
            string? synopsis = InvokeCommand.InvokeScript("(Get-Help -Name $args[0] -ErrorAction Ignore).Synopsis", Command is ExternalScriptInfo file ? file.Path : Command!.Name).FirstOrDefault()?.ToString();
            return synopsis?.TrimStart().StartsWith(Command.Name, StringComparison.OrdinalIgnoreCase) == true ? null : synopsis;
        }
        catch (RuntimeException missing) when (missing is not PipelineStoppedException)
        {
            return null;
        }
    }

    private IEnumerable<string> Doubts()
    {
        if (IsManual)
        {
            return HasBody ? [$"The tool {ToolName} is manual: of its script block only the param() block is read, and its statements never run."] : [];
        }

        return new CalledFunctions(InvokeCommand).In(_script!.Ast)
            .Select(static function => function.Name)
            .Except(_functions.Select(static function => function.Name), StringComparer.OrdinalIgnoreCase)
            .Select(name => $"The tool {ToolName} calls '{name}', a function of this session that its runspace will not have: take it along with -Function {name}.");
    }

    private bool HasBody => ScriptBlock?.Ast is ScriptBlockAst { EndBlock.Statements.Count: > 0 };
}
