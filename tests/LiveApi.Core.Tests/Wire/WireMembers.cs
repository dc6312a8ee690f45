using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization.Metadata;
using LiveApi.Wire;

namespace LiveApi.Tests.Wire;

/// <summary>The members of the wire's records by name: all that there are, and those that a message has set.</summary>
internal static class WireMembers
{
    internal static IEnumerable<string> All()
    {
        IEnumerable<Type> records = typeof(ServerMessage).Assembly.GetExportedTypes().Where(type => type.Namespace == "LiveApi.Wire");
        return from record in records
               let shape = WireJson.Default.GetTypeInfo(record)
               where shape?.Kind is JsonTypeInfoKind.Object
               from member in shape.Properties
               where !member.IsExtensionData && member.Get is not null
               select record.Name + "." + member.Name;
    }

    internal static void Collect(object value, HashSet<string> seen)
    {
        if (WireJson.Default.GetTypeInfo(value.GetType()) is not { Kind: JsonTypeInfoKind.Object } shape) { return; }
        foreach (JsonPropertyInfo member in shape.Properties.Where(member => !member.IsExtensionData && member.Get is not null))
        {
            if (member.Get!(value) is not { } inner) { continue; }
            seen.Add(shape.Type.Name + "." + member.Name);
            foreach (object element in inner is IEnumerable list and not string ? list : new[] { inner }) { Collect(element, seen); }
        }
    }
}
