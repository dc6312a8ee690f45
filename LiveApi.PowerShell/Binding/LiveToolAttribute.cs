using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LiveApi.PowerShell.Sessions;
using LiveApi.Tools;

namespace LiveApi.PowerShell.Binding;

/// <summary>Takes tools as objects, or by the names that they were registered under.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class LiveToolAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        IEnumerable<object?> items = value is object?[] several ? several : [value];
        return items.Select(One).ToArray();
    }

    private static ILiveTool One(object? item)
    {
        object? value = item is PSObject wrapped ? wrapped.BaseObject : item;
        try
        {
            return value switch
            {
                ILiveTool tool => tool,
                string name => OpenThings.Here.Tools.Named(name),
                _ => throw new ArgumentTransformationMetadataException($"A tool is what Register-LiveTool returns, or its name, not {(value is null ? "nothing" : $"a {value.GetType().Name}")}."),
            };
        }
        catch (LiveException fault)
        {
            throw new ArgumentTransformationMetadataException($"{fault.Message} {fault.Advice}", fault);
        }
    }
}

/// <summary>Offers the tools that are registered here.</summary>
public sealed class ToolCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words
        => OpenThings.Here.Tools.All.Select(static tool => (tool.Name, tool.Description.Length > 0 ? tool.Description : tool.Name));
}
