using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveApi.Shell.StandIns.Data;

/// <summary>Writes PowerShell objects as JSON down to a depth; what lies deeper becomes text.</summary>
internal sealed class JsonText(int depth, bool compress, bool enumsAsStrings)
{
    internal bool CutShort { get; private set; }

    internal string Write(object? value)
    {
        using MemoryStream buffer = new();
        JsonWriterOptions options = new() { Indented = !compress, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (Utf8JsonWriter json = new(buffer, options))
        {
            WriteValue(json, value, 0);
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void WriteValue(Utf8JsonWriter json, object? value, int level)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null or DBNull:
                json.WriteNullValue();
                break;
            case string or char or Guid:
                json.WriteStringValue(plain.ToString());
                break;
            case Uri uri:
                json.WriteStringValue(uri.OriginalString);
                break;
            case DateTime or DateTimeOffset:
                json.WriteStringValue(((IFormattable)plain).ToString("o", CultureInfo.InvariantCulture));
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case Enum constant when enumsAsStrings:
                json.WriteStringValue(constant.ToString());
                break;
            case Enum constant:
                json.WriteRawValue(constant.ToString("d"));
                break;
            case double or float:
                WriteReal(json, Convert.ToDouble(plain, CultureInfo.InvariantCulture), (IFormattable)plain);
                break;
            case decimal or sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger:
                json.WriteRawValue(((IFormattable)plain).ToString(null, CultureInfo.InvariantCulture));
                break;
            case not null when level > depth:
                CutShort = true;
                json.WriteStringValue(LanguagePrimitives.ConvertTo<string>(value));
                break;
            default:
                WriteComposite(json, plain, value!, level);
                break;
        }
    }

    private void WriteComposite(Utf8JsonWriter json, object plain, object value, int level)
    {
        if (plain is IEnumerable many and not IDictionary)
        {
            json.WriteStartArray();
            foreach (object? item in many)
            {
                WriteValue(json, item, level + 1);
            }
            json.WriteEndArray();
            return;
        }
        json.WriteStartObject();
        if (plain is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                json.WritePropertyName(LanguagePrimitives.ConvertTo<string>(entry.Key));
                WriteValue(json, entry.Value, level + 1);
            }
        }
        else
        {
            foreach (PSPropertyInfo property in PSObject.AsPSObject(value).Properties)
            {
                json.WritePropertyName(property.Name);
                WriteValue(json, Read(property), level + 1);
            }
        }
        json.WriteEndObject();
    }

    // A whole number that is a double stays one for the reader: 3.0, not 3.
    private static void WriteReal(Utf8JsonWriter json, double value, IFormattable given)
    {
        string text = given.ToString("R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            json.WriteStringValue(text);
            return;
        }
        json.WriteRawValue(text.AsSpan().ContainsAny(".E") ? text : text + ".0");
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
