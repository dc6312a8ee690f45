using System;
using System.Collections.Concurrent;
using System.IO;

namespace LiveApi.Simulator.Page;

/// <summary>The files of the page, out of the program itself.</summary>
internal static class PageFiles
{
    private static readonly ConcurrentDictionary<string, PageFile?> s_files = new(StringComparer.Ordinal);

    /// <summary>A file by its name; null where the page has none of that name.</summary>
    internal static PageFile? Find(string name)
        => TypeOf(name) is not { } type ? null
            : s_files.TryGetValue(name, out PageFile? known) ? known
            : Load(name) is { } content ? s_files.GetOrAdd(name, new PageFile(type, content)) : null;

    private static byte[]? Load(string name)
    {
        using Stream? resource = typeof(PageFiles).Assembly.GetManifestResourceStream($"{typeof(PageFiles).Namespace}.{name}");
        if (resource is null) { return null; }
        byte[] content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}

internal sealed record PageFile(string Type, byte[] Content);
