using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using Newtonsoft.Json;

namespace LiveApi.Shell.StandIns.Data;

/// <summary>Writes PowerShell objects as JSON down to a depth; what lies deeper becomes text.</summary>
internal sealed class JsonText(int depth, bool compress, bool enumsAsStrings)
{
    internal bool CutShort { get; private set; }

    internal string Write(object? value)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using (JsonTextWriter json = new(text) { Formatting = compress ? Newtonsoft.Json.Formatting.None : Newtonsoft.Json.Formatting.Indented })
        {
            WriteValue(json, value, 0);
        }
        return text.ToString();
    }

    private void WriteValue(JsonTextWriter json, object? value, int level)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null or DBNull:
                json.WriteNull();
                break;
            case Enum constant:
                json.WriteValue(enumsAsStrings ? constant.ToString() : Convert.ChangeType(constant, constant.GetTypeCode(), CultureInfo.InvariantCulture));
                break;
            case IConvertible or Guid or Uri or DateTimeOffset or System.Numerics.BigInteger:
                json.WriteValue(plain);
                break;
            case not null when level > depth:
                CutShort = true;
                json.WriteValue(LanguagePrimitives.ConvertTo<string>(value));
                break;
            case IDictionary table:
                WriteTable(json, table, level);
                break;
            case IEnumerable many:
                json.WriteStartArray();
                foreach (object? item in many)
                {
                    WriteValue(json, item, level + 1);
                }
                json.WriteEndArray();
                break;
            default:
                WriteProperties(json, PSObject.AsPSObject(value), level);
                break;
        }
    }

    private void WriteTable(JsonTextWriter json, IDictionary table, int level)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry entry in table)
        {
            json.WritePropertyName(LanguagePrimitives.ConvertTo<string>(entry.Key));
            WriteValue(json, entry.Value, level + 1);
        }
        json.WriteEndObject();
    }

    private void WriteProperties(JsonTextWriter json, PSObject value, int level)
    {
        json.WriteStartObject();
        foreach (PSPropertyInfo property in value.Properties)
        {
            json.WritePropertyName(property.Name);
            WriteValue(json, Read(property), level + 1);
        }
        json.WriteEndObject();
    }

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
