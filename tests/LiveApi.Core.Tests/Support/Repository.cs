using System;
using System.IO;

namespace LiveApi.Tests.Support;

/// <summary>Where the files of the project are, from wherever the tests were built to.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string ExampleAudio(string name) => Path.Combine(Root, "examples", "audio", name);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LiveApi.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the project: no folder above has LiveApi.slnx.");
    }
}
