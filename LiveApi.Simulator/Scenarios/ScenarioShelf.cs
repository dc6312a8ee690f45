using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using LiveApi.Simulator.Scenarios.Reading;

namespace LiveApi.Simulator.Scenarios;

/// <summary>The scenarios that connections can ask for: the built-in ones, and the file that the simulator was started with.</summary>
internal sealed class ScenarioShelf
{
    private const string Prefix = "LiveApi.Simulator.Scenarios.Library.";
    private const string Extension = ".yaml";

    private readonly Dictionary<string, Lazy<Scenario>> _scenarios = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _default;

    internal ScenarioShelf(string nameOrFile)
    {
        foreach (string name in BuiltIn) { _scenarios[name] = new Lazy<Scenario>(() => ScenarioReader.Read(name, ReadBuiltIn(name))); }
        _default = nameOrFile;
        if (_scenarios.ContainsKey(nameOrFile)) { return; }

        Scenario fromFile = Load(nameOrFile);
        _default = fromFile.Name;
        _scenarios[fromFile.Name] = new Lazy<Scenario>(fromFile);
    }

    internal static IReadOnlyList<string> BuiltIn { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..^Extension.Length]).Order(StringComparer.Ordinal),
    ];

    internal IEnumerable<string> Names => _scenarios.Keys;

    internal Scenario Default => _scenarios[_default].Value;

    /// <summary>A scenario by name, the default one for null; null where there is none of the name.</summary>
    internal Scenario? Find(string? name) => _scenarios.TryGetValue(name ?? _default, out Lazy<Scenario>? found) ? found.Value : null;

    /// <summary>A built-in scenario by its name in any spelling, or one from a file.</summary>
    internal static Scenario LoadFileOrBuiltIn(string fileOrName)
        => BuiltIn.Contains(Words.Plain(fileOrName)) ? ScenarioReader.Read(Words.Plain(fileOrName), ReadBuiltIn(Words.Plain(fileOrName))) : Load(fileOrName);

    /// <summary>Reads a scenario from a file.</summary>
    internal static Scenario Load(string file)
    {
        if (!File.Exists(file))
        {
            string suggestion = file.Contains('.', StringComparison.Ordinal) || file.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? "Give the path of a YAML file, or a name from 'list'." : Words.Suggest(file, BuiltIn);
            throw new ScenarioException(file, null, "There is no such scenario, neither built in nor as a file.", suggestion);
        }

        try { return ScenarioReader.Read(file, File.ReadAllText(file), Path.GetDirectoryName(Path.GetFullPath(file))); }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException) { throw new ScenarioException(file, null, $"The file cannot be read: {unreadable.Message}"); }
    }

    internal static string ReadBuiltIn(string name)
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Extension)!;
        using StreamReader text = new(resource);
        return text.ReadToEnd();
    }
}
