using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;

namespace LiveApi.Architecture.Tests.Support;

/// <summary>Which types a type of an assembly refers to: in its declaration, its members' signatures, and the bodies of its methods.</summary>
internal sealed class TypeReferences(StagedAssembly assembly)
{
    private readonly MetadataReader _metadata = assembly.Metadata;

    /// <summary>Every pair of a type of this assembly and a type that it refers to, without repeats.</summary>
    internal IEnumerable<(string From, string To)> All()
        => _metadata.TypeDefinitions
            .SelectMany(handle => Of(_metadata.GetTypeDefinition(handle)).Select(to => (From: TypeNames.Of(_metadata, handle), To: to)))
            .Where(pair => pair.From != pair.To)
            .Distinct();

    private IEnumerable<string> Of(TypeDefinition type)
        => Resolve(type.BaseType)
            .Concat(type.GetInterfaceImplementations().SelectMany(handle => Resolve(_metadata.GetInterfaceImplementation(handle).Interface)))
            .Concat(type.GetGenericParameters().SelectMany(Constraints))
            .Concat(type.GetCustomAttributes().SelectMany(Attribute))
            .Concat(type.GetFields().SelectMany(handle => Resolve((EntityHandle)handle)))
            .Concat(type.GetProperties().SelectMany(handle => _metadata.GetPropertyDefinition(handle).GetCustomAttributes().SelectMany(Attribute)))
            .Concat(type.GetMethods().SelectMany(handle => Of(_metadata.GetMethodDefinition(handle))));

    private IEnumerable<string> Of(MethodDefinition method)
    {
        IEnumerable<string> declared = Names(method.DecodeSignature(TypeNameCollector.Instance, null))
            .Concat(method.GetGenericParameters().SelectMany(Constraints))
            .Concat(method.GetCustomAttributes().SelectMany(Attribute));
        if (method.RelativeVirtualAddress == 0)
        {
            return declared;
        }

        MethodBodyBlock body = assembly.BodyOf(method);
        return declared
            .Concat(body.LocalSignature.IsNil ? [] : _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(TypeNameCollector.Instance, null).SelectMany(names => names))
            .Concat(body.ExceptionRegions.SelectMany(region => Resolve(region.CatchType)))
            .Concat(IlTokens.In(body).SelectMany(Resolve));
    }

    private IEnumerable<string> Resolve(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return [];
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return [TypeNames.Of(_metadata, (TypeDefinitionHandle)handle)];
            case HandleKind.TypeReference:
                return [TypeNames.Of(_metadata, (TypeReferenceHandle)handle)];
            case HandleKind.TypeSpecification:
                return _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(TypeNameCollector.Instance, null);
            case HandleKind.FieldDefinition:
                FieldDefinition field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return Resolve(field.GetDeclaringType()).Concat(field.DecodeSignature(TypeNameCollector.Instance, null));
            case HandleKind.MethodDefinition:
                MethodDefinition method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return Resolve(method.GetDeclaringType()).Concat(Names(method.DecodeSignature(TypeNameCollector.Instance, null)));
            case HandleKind.MemberReference:
                return Resolve(_metadata.GetMemberReference((MemberReferenceHandle)handle));
            case HandleKind.MethodSpecification:
                MethodSpecification made = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Resolve(made.Method).Concat(made.DecodeSignature(TypeNameCollector.Instance, null).SelectMany(names => names));
            default:
                throw new NotSupportedException($"A reference by {handle.Kind}.");
        }
    }

    private IEnumerable<string> Resolve(MemberReference member)
        => Resolve(member.Parent).Concat(member.GetKind() == MemberReferenceKind.Field
            ? member.DecodeFieldSignature(TypeNameCollector.Instance, null)
            : Names(member.DecodeMethodSignature(TypeNameCollector.Instance, null)));

    private IEnumerable<string> Constraints(GenericParameterHandle handle)
        => _metadata.GetGenericParameter(handle).GetConstraints().SelectMany(constraint => Resolve(_metadata.GetGenericParameterConstraint(constraint).Type));

    private IEnumerable<string> Attribute(CustomAttributeHandle handle) => Resolve(_metadata.GetCustomAttribute(handle).Constructor);

    private static IEnumerable<string> Names(MethodSignature<ImmutableArray<string>> signature)
        => signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(names => names));
}
