using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LiveApi.HelpWriter;

/// <summary><c>HelpWriter PAGES MODULE OUT...</c>: reads the pages, asks the module for its syntax, and writes the help into every OUT.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length < 3)
        {
            Console.Error.WriteLine("usage: HelpWriter PAGES-FOLDER MODULE-DLL OUT-FOLDER...");
            return 2;
        }

        try
        {
            Write(arguments[0], arguments[1], arguments[2..]);
            return 0;
        }
        catch (PageFault fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }

    private static void Write(string pages, string module, string[] outputs)
    {
        string[] files = Directory.Exists(pages) ? [.. Directory.EnumerateFiles(pages, "*.md").Order(StringComparer.Ordinal)] : [];
        ILookup<bool, string> isAbout = files.ToLookup(file => Path.GetFileName(file).StartsWith("about_", StringComparison.Ordinal));
        List<(string Name, string Text)> topics = [.. isAbout[true].Select(file => (Path.GetFileNameWithoutExtension(file), AboutTopic.From(MarkdownSection.Read(file))))];
        HelpPage[] commands = [.. isAbout[false].Select(file => HelpPageReader.Read(MarkdownSection.Read(file)))];
        string maml = MamlWriter.Write(commands, ModuleCommands.Of(module));

        foreach (string output in outputs)
        {
            string folder = Directory.CreateDirectory(Path.Combine(output, "en-US")).FullName;
            foreach (string old in Directory.EnumerateFiles(folder))
            {
                File.Delete(old);
            }

            File.WriteAllText(Path.Combine(folder, Path.GetFileName(module) + "-Help.xml"), maml);
            foreach ((string name, string text) in topics)
            {
                File.WriteAllText(Path.Combine(folder, name + ".help.txt"), text);
            }
        }
    }
}
