using System.IO;
using System.Linq;
using System.Reflection;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>Where this build's sources are, as the build wrote it into the assembly.</summary>
internal static class Repository
{
    internal static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key is "RepositoryRoot")
        .Value!;

    internal static string Manifest => PathOf("LiveApi.psd1");

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
