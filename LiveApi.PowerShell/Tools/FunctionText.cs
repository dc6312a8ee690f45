using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LiveApi.PowerShell.Tools;

/// <summary>A function's definition as text, for another runspace.</summary>
internal static class FunctionText
{
    // A filter's definition does not say that it is one: its statements are for each object of a pipeline.
    internal static string Of(FunctionInfo function)
        => function.ScriptBlock.Ast is FunctionDefinitionAst { IsFilter: true, Body.ProcessBlock: { Unnamed: true } each } filter
            ? $"{Parameters(filter)}\nprocess {{\n{each.Extent.Text}\n}}"
            : function.Definition;

    private static string Parameters(FunctionDefinitionAst filter)
        => filter.Parameters is { Count: > 0 } inHead
            ? $"param({string.Join(", ", inHead.Select(static one => one.Extent.Text))})"
            : filter.Body.ParamBlock is { } block ? string.Join("\n", block.Attributes.Select(static one => one.Extent.Text).Append(block.Extent.Text)) : string.Empty;
}
