using System.Linq;
using System.Management.Automation;
using Newtonsoft.Json.Linq;

namespace LiveApi.Shell.StandIns.Data;

/// <summary>Reads JSON into PowerShell objects: custom objects or tables, arrays, whole numbers as whole numbers, dates as dates.</summary>
internal sealed class JsonObjects(bool asTables)
{
    internal object? Read(JToken token) => token switch
    {
        JObject members => asTables ? ReadTable(members) : ReadObject(members),
        JArray items => items.Select(Read).ToArray(),
        JValue value => value.Value,
        _ => null,
    };

    private PSObject ReadObject(JObject members)
    {
        PSObject read = new();
        foreach ((string name, JToken? value) in members)
        {
            read.Properties.Add(new PSNoteProperty(name, Read(value!)));
        }
        return read;
    }

    private OrderedHashtable ReadTable(JObject members)
    {
        OrderedHashtable read = [];
        foreach ((string name, JToken? value) in members)
        {
            read.Add(name, Read(value!));
        }
        return read;
    }
}
