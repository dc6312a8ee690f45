using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.Json.Nodes;

namespace LiveApi.PowerShell.Tools;

/// <summary>What a <c>param()</c> block says about a tool's parameters: types, validation, which are needed, and what each means.</summary>
internal sealed class ToolParameters
{
    private readonly List<string> _required = [];
    private readonly JsonObject _properties = [];

    internal ToolParameters(ScriptBlockAst? script, IDictionary<string, string>? descriptions)
    {
        foreach (ParameterAst parameter in script?.ParamBlock?.Parameters ?? Enumerable.Empty<ParameterAst>())
        {
            string name = parameter.Name.VariablePath.UserPath;
            JsonObject schema = ToolTypes.ToSchema(TypeOf(parameter));
            bool mandatory = false;
            foreach (AttributeAst attribute in parameter.Attributes.OfType<AttributeAst>())
            {
                mandatory |= Apply(attribute, schema);
            }

            if (descriptions?.FirstOrDefault(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { Length: > 0 } text)
            {
                schema["description"] = text.Trim();
            }

            _properties[name] = schema;
            if (mandatory)
            {
                _required.Add(name);
            }
        }
    }

    internal IReadOnlyCollection<string> Names => [.. _properties.Select(static one => one.Key)];

    internal IReadOnlyCollection<string> Required => _required;

    /// <summary>The schema of them all; null without any, since the service refuses an object with no properties.</summary>
    internal JsonObject? ToSchema()
    {
        if (_properties.Count == 0)
        {
            return null;
        }

        JsonObject schema = new() { ["type"] = "OBJECT", ["properties"] = _properties.DeepClone() };
        if (_required.Count > 0)
        {
            schema["required"] = new JsonArray([.. _required.Select(static name => (JsonNode)name)]);
        }

        return schema;
    }

    private static Type TypeOf(ParameterAst parameter)
        => parameter.Attributes.OfType<TypeConstraintAst>().FirstOrDefault()?.TypeName.GetReflectionType() ?? typeof(string);

    // True: the parameter is mandatory.
    private static bool Apply(AttributeAst attribute, JsonObject schema)
    {
        Type? type = attribute.TypeName.GetReflectionAttributeType();
        if (type == typeof(ParameterAttribute))
        {
            if (Named(attribute, nameof(ParameterAttribute.HelpMessage)) is string help)
            {
                schema["description"] = help;
            }

            return Named(attribute, nameof(ParameterAttribute.Mandatory)) is true;
        }

        // Of an array, the values are checked one by one.
        JsonObject value = schema["items"] as JsonObject ?? schema;
        object?[] given = [.. attribute.PositionalArguments.Select(ValueOf)];
        if (type == typeof(ValidateSetAttribute) && given.All(static one => one is not null))
        {
            value["enum"] = new JsonArray([.. given.Select(one => (JsonNode)(one?.ToString() ?? string.Empty))]);
        }
        else if (type == typeof(ValidateRangeAttribute) && given.Length == 2)
        {
            Bound(value, "minimum", given[0]);
            Bound(value, "maximum", given[1]);
        }
        else if (type == typeof(ValidateLengthAttribute) && given.Length == 2)
        {
            Bound(value, "minLength", given[0]);
            Bound(value, "maxLength", given[1]);
        }
        else if (type == typeof(ValidateCountAttribute) && given.Length == 2)
        {
            Bound(schema, "minItems", given[0]);
            Bound(schema, "maxItems", given[1]);
        }
        else if (type == typeof(ValidatePatternAttribute) && given.Length == 1)
        {
            value["pattern"] = given[0]?.ToString();
        }

        return false;
    }

    private static object? Named(AttributeAst attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(one => one.ArgumentName.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } argument
            ? argument.ExpressionOmitted ? true : ValueOf(argument.Argument)
            : null;

    private static object? ValueOf(ExpressionAst expression)
    {
        try
        {
            return expression.SafeGetValue();
        }
        catch (InvalidOperationException)
        {
            // An expression that has to be run; it is validated when the tool runs.
            return null;
        }
    }

    // A bound that is a text, or is known only when it runs, is not for a schema.
    private static void Bound(JsonObject schema, string name, object? bound)
    {
        if (Number(bound) is { } number)
        {
            schema[name] = number;
        }
    }

    private static JsonNode? Number(object? value) => value switch
    {
        int or long => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        double or decimal => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
