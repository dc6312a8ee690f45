using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>What LiveApi.psd1 says, read as data.</summary>
internal static class ModuleManifest
{
    internal static IReadOnlyList<string> Cmdlets { get; } = Read("CmdletsToExport");

    private static string[] Read(string key)
    {
        ScriptBlockAst script = Parser.ParseFile(Repository.Manifest, out _, out _);
        HashtableAst table = (HashtableAst)script.Find(node => node is HashtableAst, searchNestedScriptBlocks: false);
        return [.. LanguagePrimitives.ConvertTo<object[]>(((Hashtable)table.SafeGetValue())[key]).Cast<string>()];
    }
}
