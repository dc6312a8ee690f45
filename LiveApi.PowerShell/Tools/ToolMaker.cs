using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveApi.PowerShell.Setups;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Tools;

/// <summary>Makes a tool of a script block: what is not said is read from its <c>param()</c> block and its comment-based help.</summary>
internal sealed class ToolMaker(string name, ScriptBlock? block)
{
    internal string? Description { get; init; }

    internal IDictionary? Schema { get; init; }

    internal string? Behavior { get; init; }

    /// <summary>Without a <paramref name="script"/> it is a manual tool: what runs is up to whoever reads the session.</summary>
    /// <exception cref="LiveException">ToolInvalid: the service does not take the name.</exception>
    internal LiveTool Make(ToolScript? script, TimeSpan timeout, string? scheduling, TimeProvider time)
    {
        if (!Regex.IsMatch(name, "^[A-Za-z_][A-Za-z0-9_.:-]{0,127}$"))
        {
            throw new LiveException(
                LiveFault.ToolInvalid,
                $"'{name}' cannot be the name of a tool.",
                "It begins with a letter or _, goes on with letters, digits, and _ . : -, and has at most 128 characters; get_weather is a good one.");
        }

        ScriptBlockAst? ast = (ScriptBlockAst?)block?.Ast;
        CommentHelpInfo? help = ast?.GetHelpContent();
        ToolParameters parameters = new(ast, help?.Parameters);
        FunctionDeclaration declaration = new()
        {
            Name = name,
            Description = Description ?? DescriptionIn(help),
            Behavior = WireWord.Of(Behavior),
            Parameters = Declared(parameters),
        };
        return new LiveTool(declaration, script, parameters, time) { Timeout = timeout, Scheduling = WireWord.Of(scheduling) };
    }

    private JsonElement? Declared(ToolParameters parameters)
        => Schema is not null ? JsonWriting.ToJson(Schema)
        : parameters.ToSchema() is { } schema ? JsonDocument.Parse(schema.ToJsonString()).RootElement
        : null;

    private static string? DescriptionIn(CommentHelpInfo? help)
    {
        string[] parts = [.. new[] { help?.Synopsis, help?.Description }.OfType<string>().Select(static part => part.Trim()).Where(static part => part.Length > 0)];
        return parts.Length == 0 ? null : string.Join("\n", parts);
    }
}
