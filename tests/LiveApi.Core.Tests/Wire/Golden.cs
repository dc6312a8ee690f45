using System;
using System.IO;
using System.Linq;
using Xunit;

namespace LiveApi.Tests.Wire;

/// <summary>The service's own messages, one a file.</summary>
internal static class Golden
{
    internal static TheoryData<string> Names(string side)
        => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Golden", side), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    internal static byte[] Read(string side, string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", side, name + ".json"));
}
