using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace LiveApi.PowerShell.Tools;

/// <summary>A script block that has left its runspace: its text, and the values of its <c>$using:</c> variables under names of their own.</summary>
internal sealed class PortableScript
{
    private const string Prefix = "__using_";

    private PortableScript(string text, IReadOnlyDictionary<string, object?> values) => (Text, Values) = (text, values);

    internal string Text { get; }

    /// <summary>Variables to set before the text runs.</summary>
    internal IReadOnlyDictionary<string, object?> Values { get; }

    /// <summary>To be called on the pipeline thread: <paramref name="valueOf"/> looks variables up in the caller's scope.</summary>
    internal static PortableScript From(ScriptBlock block, Func<string, object?> valueOf)
    {
        ScriptBlockAst ast = (ScriptBlockAst)block.Ast;
        string text = block.ToString();

        // The extent of a block written in braces includes them; its text does not.
        int origin = ast.Extent.StartOffset + Math.Max(0, ast.Extent.Text.IndexOf(text, StringComparison.Ordinal));
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        StringBuilder rewritten = new(text);
        foreach (VariableExpressionAst variable in UsingVariables(ast).OrderByDescending(one => one.Extent.StartOffset))
        {
            string name = variable.VariablePath.UserPath;
            values[Prefix + name] = PlainValue.Copy(valueOf(name), "$using:" + name);
            int start = variable.Extent.StartOffset - origin;
            rewritten.Remove(start, variable.Extent.Text.Length).Insert(start, variable.Splatted ? "@" + Prefix + name : "${" + Prefix + name + "}");
        }

        return new PortableScript(rewritten.ToString(), values);
    }

    private static IEnumerable<VariableExpressionAst> UsingVariables(ScriptBlockAst ast)
        => ast.FindAll(static node => node is UsingExpressionAst, searchNestedScriptBlocks: true)
            .Select(static node => UsingExpressionAst.ExtractUsingVariable((UsingExpressionAst)node));
}
