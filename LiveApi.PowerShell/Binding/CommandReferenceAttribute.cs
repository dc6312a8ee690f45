using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.PowerShell.Binding;

/// <summary>Takes a command as <c>Get-Command</c> gives it, or by its name; an alias stands for what it means.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CommandReferenceAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        CommandInfo? command = value is string name ? engineIntrinsics.InvokeCommand.GetCommand(name, CommandTypes.All) : value as CommandInfo;
        return command switch
        {
            AliasInfo { ResolvedCommand: { } meant } => meant,
            not null => command,
            _ when value is string missing => throw new ArgumentTransformationMetadataException($"There is no command '{missing}' here. Define it or import its module first."),
            _ => inputData,
        };
    }
}

/// <summary>Offers functions and cmdlets.</summary>
public sealed class CommandCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        System.Management.Automation.Language.CommandAst commandAst,
        System.Collections.IDictionary fakeBoundParameters)
        => CompletionCompleters.CompleteCommand(wordToComplete.Trim('\'', '"'), null, CommandTypes.Function | CommandTypes.Cmdlet)
            .Select(static one => new CompletionResult(one.ListItemText, one.ListItemText, CompletionResultType.Command, one.ToolTip));
}
