using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Setups;

/// <summary>Lays a user's own fields over a setup: objects are merged, anything else is replaced, null removes.</summary>
internal static class SetupFields
{
    /// <exception cref="LiveException">SetupInvalid: a field has a type that the wire does not take.</exception>
    internal static Setup Over(Setup setup, JsonElement fields)
    {
        JsonObject message = (JsonObject)JsonNode.Parse(WireFormat.ToUtf8(new ClientMessage { Setup = setup }))!;
        JsonObject own = JsonObject.Create(fields)!;
        FieldShape.Settle(own, typeof(Setup), "");
        Merge((JsonObject)message["setup"]!, own);
        try
        {
            return WireFormat.ReadClient(Encoding.UTF8.GetBytes(message.ToJsonString())).Setup!;
        }
        catch (LiveException fault)
        {
            throw new LiveException(LiveFault.SetupInvalid, $"-Setup does not fit: {fault.Message}", "Give each field the type that the service documents.", fault);
        }
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (KeyValuePair<string, JsonNode?> field in from)
        {
            (string name, JsonNode? value) = (field.Key, field.Value);
            if (value is null)
            {
                into.Remove(name);
            }
            else if (value is JsonObject inner && into[name] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                into[name] = value.DeepClone();
            }
        }
    }
}
