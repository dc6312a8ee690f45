namespace System.Runtime.CompilerServices;

/// <summary>netstandard2.0 has this for types only; the compiler takes it on methods by its name.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
internal sealed class AsyncMethodBuilderAttribute(Type builderType) : Attribute
{
    public Type BuilderType { get; } = builderType;
}
