using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Tools;

/// <summary>
/// A script block that the model may call. It runs by its text, in a runspace of its own, for as long as a session has it.
/// A manual one is only declared: who reads the session answers its calls.
/// </summary>
public sealed class LiveTool : IReportingTool, IManualTool
{
    private const int LongestAnswer = 256 * 1024;

    private readonly ToolScript? _script;
    private readonly IReadOnlyCollection<string> _parameters;
    private readonly IReadOnlyCollection<string> _required;
    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private ScriptRunner? _runner;
    private int _users;

    internal LiveTool(FunctionDeclaration declaration, ToolScript? script, ToolParameters parameters, TimeProvider time)
    {
        Declaration = declaration;
        _script = script;
        _parameters = parameters.Names;
        _required = parameters.Required;
        _time = time;
    }

    /// <inheritdoc/>
    public FunctionDeclaration Declaration { get; }

    public string Name => Declaration.Name ?? string.Empty;

    public string Description => Declaration.Description ?? string.Empty;

    public IReadOnlyCollection<string> ParameterNames => _parameters;

    /// <summary>The parameters as JSON, as they are declared to the service.</summary>
    public string Parameters => (Declaration.Parameters ?? Declaration.ParametersJsonSchema)?.GetRawText() ?? "{}";

    /// <inheritdoc/>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string? Scheduling { get; init; }

    /// <inheritdoc/>
    public bool IsManual => _script is null;

    /// <summary>What runs: the text of the script block; empty for a manual one.</summary>
    public string Script => _script?.Script.Text ?? string.Empty;

    /// <inheritdoc/>
    public async Task<JsonElement> InvokeAsync(JsonElement arguments, CancellationToken cancellationToken)
        => (await ReplyAsync(arguments, cancellationToken).ConfigureAwait(false)).Response;

    /// <inheritdoc/>
    public async Task<ToolReply> ReplyAsync(JsonElement arguments, CancellationToken cancellationToken)
    {
        Hashtable given = JsonReading.ToTable(arguments);
        Check(given);
        ScriptRunner runner = Hold();
        try
        {
            return await runner.RunAsync(given, (output, streams) => Reply(output, streams), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    public override string ToString() => Name;

    /// <summary>Opens a runspace of the tool, and closes it again: what the script needs is there, or this says what is not.</summary>
    /// <exception cref="LiveException">ToolInvalid.</exception>
    internal async Task ProveModulesAsync(CancellationToken cancellationToken)
    {
        using ScriptRunner proof = new(_script!, _time);
        try
        {
            await proof.WarmUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RuntimeException missing)
        {
            string why = missing is System.Management.Automation.Runspaces.RunspaceOpenModuleLoadException { ErrorRecords: { Count: > 0 } records } ? records[0].ToString() : missing.Message;
            throw new LiveException(LiveFault.ToolInvalid, $"A module that {Name} needs cannot be loaded: {why}", "Name modules as Import-Module takes them: by name if they are on PSModulePath, or by path.", missing);
        }
    }

    /// <summary>A session that has this tool begins: the runspace is opened ahead of the first call.</summary>
    internal void Retain()
    {
        if (!IsManual)
        {
            _ = Hold().WarmUpAsync(CancellationToken.None).ContinueWith(static late => late.Exception, TaskScheduler.Default);
        }
    }

    /// <summary>A session that has this tool has ended; the last one closes the runspace.</summary>
    internal void Release()
    {
        lock (_gate)
        {
            if (--_users == 0)
            {
                _runner?.Dispose();
                _runner = null;
            }
        }
    }

    private ScriptRunner Hold()
    {
        lock (_gate)
        {
            _users++;
            return _runner ??= new ScriptRunner(_script!, _time);
        }
    }

    // One object is the answer itself, several are a list. (The cast keeps the object from turning into a collection by itself.)
    private static object? AnswerIn(PSDataCollection<PSObject> output) => output.Count switch
    {
        0 => null,
        1 => (object?)output[0],
        _ => output,
    };

    private ToolReply Reply(PSDataCollection<PSObject> output, PSDataStreams streams) => new()
    {
        Response = Bounded(JsonWriting.ToJson(AnswerIn(output))),
        Warnings = [.. streams.Warning.Select(static warning => warning.Message)],
        Errors = [.. streams.Error.Select(static error => error.ToString())],
    };

    private JsonElement Bounded(JsonElement answer) => answer.GetRawText().Length <= LongestAnswer ? answer : throw new LiveException(
        LiveFault.ToolFailed,
        $"{Name} returned more than {LongestAnswer / 1024} KB of JSON.",
        "Return what the model needs to know: it reads every token of it.");

    // What a prompt would ask for, or a simple script would overlook, the model is told instead.
    private void Check(Hashtable given)
    {
        string[] missing = [.. _required.Where(name => !given.ContainsKey(name))];
        string[] unknown = _parameters.Count == 0 ? [] : [.. given.Keys.Cast<string>().Where(name => !_parameters.Contains(name, StringComparer.OrdinalIgnoreCase))];
        if (missing.Length + unknown.Length > 0)
        {
            string what = missing.Length > 0 ? $"needs '{string.Join("', '", missing)}'" : $"has no parameter '{string.Join("', '", unknown)}'";
            throw new LiveException(LiveFault.ToolFailed, $"{Name} {what}.", "The model called it with other arguments than were declared; a clearer description of each parameter helps.");
        }
    }
}
