using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>Which tools the model may be given, and how functions are declared.</summary>
internal static class ToolRules
{
    private const int MostFunctions = 512;

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        IReadOnlyList<Tool> tools = asked.Setup.Tools ?? [];
        ToolRule rule = asked.Family.Tools;
        for (int i = 0; i < tools.Count; i++)
        {
            JudgeKind(asked, $"tools[{i}].googleSearch", tools[i].GoogleSearch is not null, rule.GoogleSearch, found);
            JudgeKind(asked, $"tools[{i}].codeExecution", tools[i].CodeExecution is not null, rule.CodeExecution, found);
            JudgeKind(asked, $"tools[{i}].urlContext", tools[i].UrlContext is not null, rule.UrlContext, found);
            JudgeOthers(asked, $"tools[{i}]", tools[i], found);
        }

        FunctionDeclaration[] functions = [.. tools.SelectMany(static tool => tool.FunctionDeclarations ?? [])];
        if (functions.Length > 0)
        {
            FunctionRules.Judge(asked, functions, found);
        }

        if (functions.Length > 0 && tools.Any(static tool => tool.GoogleSearch is not null) && rule.GoogleSearch != false)
        {
            found.Note("tools", "Functions and Google Search are asked for together: an older sample of the service says that they cannot be combined.", "Try it with this model before you build on it.", Sources.Reference);
        }

        if (functions.Length > MostFunctions && asked.IsVertex)
        {
            found.Refused("tools", $"{functions.Length} functions are declared; Vertex AI takes {MostFunctions}.", "Declare those that the conversation needs.", Sources.VertexReference);
        }
    }

    private static void JudgeKind(SetupCase asked, string path, bool isAsked, bool? taken, ConflictList found)
    {
        if (isAsked && taken == false)
        {
            found.Refused(path, $"{OutputRules.Known(asked)} does not take this tool.", Usable(asked), asked.FamilySource);
        }
    }

    // The schema of a tool is shared with other methods of the service: what it can say is more than a Live session can do.
    private static void JudgeOthers(SetupCase asked, string path, Tool tool, ConflictList found)
    {
        (string Name, JsonElement? Value, bool VertexOnly)[] kinds =
        [
            ("googleSearchRetrieval", tool.GoogleSearchRetrieval, false), ("googleMaps", tool.GoogleMaps, false), ("computerUse", tool.ComputerUse, false),
            ("fileSearch", tool.FileSearch, false), ("mcpServers", tool.McpServers, false), ("retrieval", tool.Retrieval, true),
            ("enterpriseWebSearch", tool.EnterpriseWebSearch, true), ("parallelAiSearch", tool.ParallelAiSearch, true), ("exaAiSearch", tool.ExaAiSearch, true),
        ];
        foreach ((string name, _, bool vertexOnly) in kinds.Where(static kind => kind.Value is not null))
        {
            found.Doubtful(
                $"{path}.{name}",
                vertexOnly && !asked.IsVertex ? "The Gemini API does not have this tool." : "Live models are documented to take functions and Google Search, and not this tool.",
                "Let a function of yours do it.",
                Sources.Sdk);
        }
    }

    private static string Usable(SetupCase asked)
    {
        ToolRule rule = asked.Family.Tools;
        string[] kinds = [.. new[] { rule.Functions == true ? "functions" : null, rule.GoogleSearch == true ? "Google Search" : null }.OfType<string>()];
        return kinds.Length == 0 ? "Leave tools out with this model." : $"It takes {string.Join(" and ", kinds)}.";
    }
}

/// <summary>How functions are declared.</summary>
internal static class FunctionRules
{
    internal static void Judge(SetupCase asked, FunctionDeclaration[] functions, ConflictList found)
    {
        ToolRule rule = asked.Family.Tools;
        if (rule.Functions == false)
        {
            found.Refused("tools", $"{OutputRules.Known(asked)} takes no functions.", "Leave -Tool out, or use another model.", asked.FamilySource);
            return;
        }

        foreach (FunctionDeclaration function in functions)
        {
            string path = $"tools.functionDeclarations['{function.Name}']";
            if (!Regex.IsMatch(function.Name ?? string.Empty, @"^[a-zA-Z_][a-zA-Z0-9_.:\-]{0,127}\z"))
            {
                found.Refused(path, $"'{function.Name}' cannot be the name of a function.", "It begins with a letter or _, goes on with letters, digits and _ . : -, and has at most 128 characters.", Sources.Reference);
            }

            if (function is { Parameters: not null, ParametersJsonSchema: not null })
            {
                found.Refused(path, "Both parameters and parametersJsonSchema are set.", "Give one of them.", Sources.Reference);
            }

            if (function.Behavior is null && rule.DefaultBehavior is { } byDefault)
            {
                found.Note(path + ".behavior", $"No behavior is named: with {OutputRules.Known(asked)} it is {byDefault}.", "Name one: the default is not the same with every model.", asked.FamilySource);
            }

            if (function.Behavior is { } behavior and not FunctionBehavior.Unspecified && asked.Model.IsKnown && !rule.Behaviors.Contains(behavior))
            {
                found.Refused(path + ".behavior", $"{OutputRules.Known(asked)} does not take the behavior {behavior}.", $"It takes {string.Join(" and ", rule.Behaviors)}.", asked.FamilySource);
            }
        }

        foreach (IGrouping<string?, FunctionDeclaration> twins in functions.GroupBy(static function => function.Name).Where(static group => group.Count() > 1))
        {
            found.Refused("tools", $"{twins.Count()} functions are named '{twins.Key}'.", "Give each a name of its own.", Sources.Reference);
        }
    }
}
