using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LiveApi.Architecture.Tests.Support;

/// <summary>An assembly of the staged module, read as metadata.</summary>
internal sealed class StagedAssembly : IDisposable
{
    private readonly PEReader _image;

    private StagedAssembly(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"'{path}' is not staged; these tests build eng/Stage, which makes it.", path);
        }

        _image = new PEReader(File.OpenRead(path));
        Metadata = _image.GetMetadataReader();
    }

    internal MetadataReader Metadata { get; }

    internal static StagedAssembly Open(string folder, string name) => new(Repository.PathOf("bin", folder, name + ".dll"));

    internal MethodBodyBlock BodyOf(MethodDefinition method) => _image.GetMethodBody(method.RelativeVirtualAddress);

    internal IEnumerable<(string Name, string Version)> References => Metadata.AssemblyReferences
        .Select(handle => Metadata.GetAssemblyReference(handle))
        .Select(reference => (Metadata.GetString(reference.Name), reference.Version.ToString()));

    internal IEnumerable<string> ReferencedAssemblies => References.Select(reference => reference.Name);

    /// <summary>The types of other assemblies that this one names anywhere.</summary>
    internal IEnumerable<string> ReferencedTypes
        => Metadata.TypeReferences.Select(handle => TypeNames.Of(Metadata, handle)).Distinct(StringComparer.Ordinal);

    public void Dispose() => _image.Dispose();
}
