using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>What the service objects to in the tools of a setup.</summary>
internal static partial class ToolCheck
{
    private const int MostOnVertex = 512;

    internal static Refusal? Objection(SetupFacts asked)
    {
        ToolRule rule = asked.Family.Tools;
        List<FunctionDeclaration> functions = [];
        foreach (Tool tool in asked.Setup.Tools ?? [])
        {
            if (rule.GoogleSearch == false && tool.GoogleSearch is not null) { return Refusal.InvalidArgument; }
            if (rule.CodeExecution == false && tool.CodeExecution is not null) { return Refusal.InvalidArgument; }
            if (rule.UrlContext == false && tool.UrlContext is not null) { return Refusal.InvalidArgument; }
            functions.AddRange(tool.FunctionDeclarations ?? []);
        }

        if (functions.Count == 0) { return null; }
        if (rule.Functions == false || (asked.Surface.IsVertex && functions.Count > MostOnVertex)) { return Refusal.InvalidArgument; }
        return functions.All(function => IsGood(function, rule)) && functions.Select(function => function.Name).Distinct().Count() == functions.Count
            ? null : Refusal.InvalidArgument;
    }

    private static bool IsGood(FunctionDeclaration function, ToolRule rule)
        => NamePattern().IsMatch(function.Name ?? "")
            && (function.Parameters is null || function.ParametersJsonSchema is null)
            && (function.Behavior is null or "UNSPECIFIED" || rule.Behaviors.Contains(function.Behavior));

    [GeneratedRegex(@"^[a-zA-Z_][a-zA-Z0-9_.:\-]{0,127}$")]
    private static partial Regex NamePattern();
}
