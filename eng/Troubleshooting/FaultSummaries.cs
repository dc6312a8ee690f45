using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace LiveApi.Troubleshooting;

/// <summary>The sentence that stands over each member of LiveFault in its source, from the documentation that the compiler made of it.</summary>
internal static class FaultSummaries
{
    private static readonly XDocument s_documentation = XDocument.Load(Path.ChangeExtension(typeof(LiveFault).Assembly.Location, ".xml"));

    internal static string Of(LiveFault fault)
    {
        string name = $"F:{typeof(LiveFault).FullName}.{fault}";
        XElement member = s_documentation.Descendants("member").Single(member => member.Attribute("name")?.Value == name);
        return string.Join(' ', Text(member.Element("summary")!).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Text(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement see => $"`{(see.Attribute("cref")?.Value ?? see.Value).Split('.')[^1]}`",
        _ => string.Empty,
    }));
}
