using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace LiveApi.Architecture.Tests.Support;

/// <summary>A cmdlet as its assembly declares it.</summary>
internal sealed record CmdletType(string Name, IReadOnlyList<string> Parameters);

/// <summary>Finds the cmdlets of an assembly and the parameters that they declare or inherit.</summary>
internal static class CmdletTypes
{
    private const string CmdletAttribute = "System.Management.Automation.CmdletAttribute";
    private const string ParameterAttribute = "System.Management.Automation.ParameterAttribute";

    internal static IReadOnlyList<CmdletType> Of(StagedAssembly assembly)
    {
        MetadataReader metadata = assembly.Metadata;
        return [.. metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Where(type => !type.Attributes.HasFlag(TypeAttributes.Abstract))
            .Select(type => (Type: type, Name: NameOf(metadata, type)))
            .Where(pair => pair.Name is not null)
            .Select(pair => new CmdletType(pair.Name!, [.. ParametersOf(metadata, pair.Type).Order(StringComparer.Ordinal)]))
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];
    }

    private static string? NameOf(MetadataReader metadata, TypeDefinition type)
    {
        foreach (CustomAttribute attribute in type.GetCustomAttributes().Select(metadata.GetCustomAttribute).Where(attribute => IsA(metadata, attribute, CmdletAttribute)))
        {
            BlobReader value = metadata.GetBlobReader(attribute.Value);
            _ = value.ReadUInt16();
            return value.ReadSerializedString() + "-" + value.ReadSerializedString();
        }

        return null;
    }

    private static IEnumerable<string> ParametersOf(MetadataReader metadata, TypeDefinition type)
    {
        IEnumerable<string> own = type.GetProperties()
            .Select(metadata.GetPropertyDefinition)
            .Where(property => property.GetCustomAttributes().Select(metadata.GetCustomAttribute).Any(attribute => IsA(metadata, attribute, ParameterAttribute)))
            .Select(property => metadata.GetString(property.Name));
        return type.BaseType.Kind == HandleKind.TypeDefinition
            ? own.Concat(ParametersOf(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)type.BaseType))).Distinct(StringComparer.Ordinal)
            : own;
    }

    private static bool IsA(MetadataReader metadata, CustomAttribute attribute, string name)
        => attribute.Constructor.Kind == HandleKind.MemberReference
            && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            && TypeNames.Of(metadata, (TypeReferenceHandle)parent) == name;
}
