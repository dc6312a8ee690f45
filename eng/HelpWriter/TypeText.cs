using System;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.HelpWriter;

/// <summary>How help names a parameter's type and the words that it takes.</summary>
internal static class TypeText
{
    private const int MostChoicesInSyntax = 8;

    internal static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner);
        }

        return type.IsArray ? Of(type.GetElementType()!) + "[]"
            : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}[{string.Join(", ", type.GetGenericArguments().Select(Of))}]"
            : type.Name;
    }

    /// <summary>The few values of an enum or a set that the parameter is held to; empty where anything of the type goes, or too many to read.</summary>
    internal static string[] ChoicesOf(CommandParameterInfo parameter)
    {
        if (parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set)
        {
            return Few([.. set.ValidValues]);
        }

        Type type = parameter.ParameterType.IsArray ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Few(Enum.GetNames(type)) : [];
    }

    private static string[] Few(string[] choices) => choices.Length <= MostChoicesInSyntax ? choices : [];
}
