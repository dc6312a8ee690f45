using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using Microsoft.PowerShell;

namespace LiveApi.PowerShell.Tools;

/// <summary>A command's parameter as the text of a <c>param()</c> block. All that somebody has written stands in quotes.</summary>
internal static class ParameterText
{
    internal static string Of(CommandParameterInfo parameter)
    {
        StringBuilder text = new();
        text.Append("[Parameter(Mandatory = ").Append(parameter.IsMandatory ? "$true" : "$false");
        text.Append(string.IsNullOrWhiteSpace(parameter.HelpMessage) ? string.Empty : $", HelpMessage = {Quoted(parameter.HelpMessage)}").Append(")] ");
        foreach (Attribute attribute in parameter.Attributes)
        {
            text.Append(Validation(attribute));
        }

        return text.Append(TypeOf(parameter)).Append(" ${").Append(CodeGeneration.EscapeVariableName(parameter.Name)).Append('}').ToString();
    }

    internal static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static string Validation(Attribute attribute) => attribute switch
    {
        ValidateSetAttribute set => $"[ValidateSet({string.Join(", ", set.ValidValues.Select(Quoted))})] ",
        ValidateRangeAttribute range when Constant(range.MinRange) is { } least && Constant(range.MaxRange) is { } most => $"[ValidateRange({least}, {most})] ",
        ValidateLengthAttribute length => FormattableString.Invariant($"[ValidateLength({length.MinLength}, {length.MaxLength})] "),
        ValidateCountAttribute count => FormattableString.Invariant($"[ValidateCount({count.MinLength}, {count.MaxLength})] "),
        ValidatePatternAttribute pattern => $"[ValidatePattern({Quoted(pattern.RegexPattern)}, Options = {Quoted(pattern.Options.ToString())})] ",
        _ => string.Empty,
    };

    // Null: not to be written as it is; the command checks it by itself.
    private static string? Constant(object? value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => number.ToString("R", CultureInfo.InvariantCulture),
        float number when !float.IsNaN(number) && !float.IsInfinity(number) => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        string text => Quoted(text),
        _ => null,
    };

    // What cannot be written as a type, or what the command reads in its own way, is left to the command to convert.
    private static string TypeOf(CommandParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(SwitchParameter))
        {
            return "[switch]";
        }

        if (type.IsEnum && type.Assembly.IsDynamic)
        {
            return $"[ValidateSet({string.Join(", ", Enum.GetNames(type).Select(Quoted))})] [string]";
        }

        string name = ToStringCodeMethods.Type(PSObject.AsPSObject(type));
        return type != typeof(object) && !type.Assembly.IsDynamic && (type.IsPrimitive || !IsReadByItself(parameter)) && LanguagePrimitives.TryConvertTo(name, out Type found) && found == type
            ? $"[{name}]"
            : string.Empty;
    }

    // The engine marks each typed parameter of a function with a transformation of its own.
    private static bool IsReadByItself(CommandParameterInfo parameter)
        => parameter.Attributes.Any(static one => one is ArgumentTransformationAttribute && one.GetType().Name != "ArgumentTypeConverterAttribute");
}
