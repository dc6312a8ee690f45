using System;
using System.Buffers;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveApi.PowerShell.Tools;

/// <summary>PowerShell objects as JSON, for the model to read: data as data at any depth, any other object by its own properties only.</summary>
internal static class JsonWriting
{
    private const int MostNested = 32;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static JsonElement ToJson(object? value)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, Readable))
        {
            Write(writer, value, MostNested);
        }

        using JsonDocument document = JsonDocument.Parse(new ReadOnlySequence<byte>(json.ToArray()));
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, object? value, int left)
    {
        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (bare)
        {
            case null or DBNull:
                writer.WriteNullValue();
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(bare, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case float or double:
                WriteReal(writer, Convert.ToDouble(bare, CultureInfo.InvariantCulture));
                break;
            case DateTime moment:
                writer.WriteStringValue(moment.ToString("o", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                writer.WriteStringValue(moment.ToString("o", CultureInfo.InvariantCulture));
                break;
            case string or char or Enum or Guid or Uri or TimeSpan or Version or ScriptBlock or Type:
                writer.WriteStringValue(Convert.ToString(bare, CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            default:
                WriteNested(writer, bare, value!, left);
                break;
        }
    }

    private static void WriteNested(Utf8JsonWriter writer, object bare, object value, int left)
    {
        if (left == 0)
        {
            writer.WriteStringValue(Convert.ToString(bare, CultureInfo.InvariantCulture));
            return;
        }

        switch (bare)
        {
            case IDictionary table:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty);
                    Write(writer, entry.Value, left - 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item, left - 1);
                }

                writer.WriteEndArray();
                break;
            case not PSObject when left == 1:
                writer.WriteStringValue(Convert.ToString(bare, CultureInfo.InvariantCulture));
                break;
            default:
                WriteProperties(writer, PSObject.AsPSObject(value), left);
                break;
        }
    }

    private static void WriteProperties(Utf8JsonWriter writer, PSObject record, int left)
    {
        bool isData = record.BaseObject is PSCustomObject;
        writer.WriteStartObject();
        foreach (PSPropertyInfo property in record.Properties.Where(one => one.IsGettable))
        {
            object? value;
            try
            {
                value = property.Value;
            }
            catch (GetValueException)
            {
                continue;
            }

            // The objects behind an object are without end: a process has a parent, a file has a folder.
            writer.WritePropertyName(property.Name);
            Write(writer, value, isData ? left - 1 : Math.Min(left - 1, 1));
        }

        writer.WriteEndObject();
    }

    private static void WriteReal(Utf8JsonWriter writer, double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }
}
