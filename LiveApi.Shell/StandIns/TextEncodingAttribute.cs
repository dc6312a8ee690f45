using System;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace LiveApi.Shell.StandIns;

/// <summary>Takes the names of encodings that PowerShell takes: utf8, utf8BOM, utf8NoBOM, ascii, unicode, a code page.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextEncodingAttribute : ArgumentTransformationAttribute
{
    internal static Encoding Default { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            Encoding encoding => encoding,
            int codePage => Encoding.GetEncoding(codePage),
            object other => Named(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };

    private static Encoding Named(string name) => name.ToUpperInvariant() switch
    {
        "UTF8" or "UTF8NOBOM" or "UTF-8" or "DEFAULT" => Default,
        "UTF8BOM" => Encoding.UTF8,
        "ASCII" => Encoding.ASCII,
        "UNICODE" or "UTF-16" => Encoding.Unicode,
        "BIGENDIANUNICODE" => Encoding.BigEndianUnicode,
        "UTF32" => Encoding.UTF32,
        _ => Encoding.GetEncoding(name),
    };
}
