using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;

namespace LiveApi.Architecture.Tests.Support;

/// <summary>Names of types out of metadata. A nested type counts as the type that it stands in: that one has the namespace.</summary>
internal static class TypeNames
{
    internal static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? Of(metadata, outer)
            : Join(metadata, type.Namespace, type.Name);
    }

    internal static string Of(MetadataReader metadata, TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(metadata, (TypeReferenceHandle)type.ResolutionScope)
            : Join(metadata, type.Namespace, type.Name);
    }

    /// <summary><c>LiveApi.Wire.Json.MessageReader</c> gives <c>Wire</c>; a type right under <c>LiveApi</c> gives the empty room; any other gives null.</summary>
    internal static string? RoomOf(string type)
    {
        string[] parts = type.Split('.');
        return parts[0] != "LiveApi" || parts.Length == 1 ? null : parts.Length == 2 ? string.Empty : parts[1];
    }

    private static string Join(MetadataReader metadata, StringHandle space, StringHandle name)
        => space.IsNil ? metadata.GetString(name) : metadata.GetString(space) + "." + metadata.GetString(name);
}

/// <summary>Decodes a signature to the names of all types in it.</summary>
internal sealed class TypeNameCollector : ISignatureTypeProvider<ImmutableArray<string>, object?>
{
    internal static TypeNameCollector Instance { get; } = new();

    public ImmutableArray<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [TypeNames.Of(reader, handle)];

    public ImmutableArray<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [TypeNames.Of(reader, handle)];

    public ImmutableArray<string> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public ImmutableArray<string> GetGenericInstantiation(ImmutableArray<string> genericType, ImmutableArray<ImmutableArray<string>> typeArguments)
        => [.. genericType, .. typeArguments.SelectMany(names => names)];

    public ImmutableArray<string> GetFunctionPointerType(MethodSignature<ImmutableArray<string>> signature)
        => [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(names => names)];

    public ImmutableArray<string> GetModifiedType(ImmutableArray<string> modifier, ImmutableArray<string> unmodifiedType, bool isRequired)
        => [.. modifier, .. unmodifiedType];

    public ImmutableArray<string> GetArrayType(ImmutableArray<string> elementType, ArrayShape shape) => elementType;

    public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetPinnedType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetPointerType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

    public ImmutableArray<string> GetGenericMethodParameter(object? genericContext, int index) => [];

    public ImmutableArray<string> GetGenericTypeParameter(object? genericContext, int index) => [];
}
