using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Tools;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Register, "LiveTool")]
[OutputType(typeof(LiveTool))]
public sealed class RegisterLiveToolCommand : LiveCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidatePattern("^[A-Za-z_][A-Za-z0-9_.:-]{0,127}$")]
    public string Name { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public ScriptBlock ScriptBlock { get; set; } = ScriptBlock.Create(string.Empty);

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

    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    [Parameter]
    public string[]? Function { get; set; }

    [Parameter]
    public object? Variable { get; set; }

    [Parameter]
    public string[]? Module { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    protected override object? ErrorTarget => Name;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        if (Session is { } open)
        {
            throw new LiveException(
                LiveFault.ToolsFixedAtSetup,
                $"{open.Name} is open, and the service takes tools only at setup.",
                "Register the tool without -Session, and name it in Connect-LiveSession -Tool.");
        }

        // The scope that it takes values from is the caller's, which is there on the pipeline thread alone.
        (LiveTool? tool, LiveException? fault) = await InvokeAsync(Make).ConfigureAwait(false);
        if (fault is not null)
        {
            throw fault;
        }

        Open.Tools.Add(tool!);
        await WriteVerboseAsync($"Tool {Name}: {JsonSerializer.Serialize(tool!.Declaration.Parameters)}").ConfigureAwait(false);
        await WriteAsync(tool).ConfigureAwait(false);
    }

    private (LiveTool? Tool, LiveException? Fault) Make()
    {
        try
        {
            ScriptBlockAst script = (ScriptBlockAst)ScriptBlock.Ast;
            CommentHelpInfo? help = script.GetHelpContent();
            ToolParameters parameters = new(script, help?.Parameters);
            FunctionDeclaration declaration = new()
            {
                Name = Name,
                Description = Description ?? DescriptionIn(help),
                Behavior = Behavior switch { "Blocking" => FunctionBehavior.Blocking, "NonBlocking" => FunctionBehavior.NonBlocking, _ => null },
                Parameters = Schema is not null ? JsonWriting.ToJson(Schema) : parameters.ToSchema() is { } schema ? JsonDocument.Parse(schema.ToJsonString()).RootElement : null,
            };
            ToolScript packed = new CallerScope(this).Pack(ScriptBlock, Function, Variable, Module);
            return (new LiveTool(declaration, packed, parameters, Time) { Timeout = Timeout, Scheduling = WireScheduling() }, null);
        }
        catch (LiveException fault)
        {
            return (null, fault);
        }
    }

    private string? WireScheduling() => Scheduling switch
    {
        "Silent" => Wire.Scheduling.Silent,
        "WhenIdle" => Wire.Scheduling.WhenIdle,
        "Interrupt" => Wire.Scheduling.Interrupt,
        _ => null,
    };

    private static string? DescriptionIn(CommentHelpInfo? help)
    {
        List<string> parts = [];
        foreach (string? part in new[] { help?.Synopsis, help?.Description })
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                parts.Add(part!.Trim());
            }
        }

        return parts.Count == 0 ? null : string.Join("\n", parts);
    }
}
