using System;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Objects;

/// <summary>Lines, words and characters.</summary>
internal sealed class TextMeasurement
{
    private int _lines;
    private int _words;
    private int _characters;

    internal void Add(string text)
    {
        _lines += text.Length is 0 ? 0 : text.Split('\n').Length;
        _words += text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        _characters += text.Length;
    }

    internal PSObject ToResult(bool lines, bool words, bool characters)
    {
        PSObject result = new();
        result.Properties.Add(new PSNoteProperty("Lines", lines ? _lines : null));
        result.Properties.Add(new PSNoteProperty("Words", words ? _words : null));
        result.Properties.Add(new PSNoteProperty("Characters", characters ? _characters : null));
        result.Properties.Add(new PSNoteProperty("Property", null));
        result.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.TextMeasureInfo");
        return result;
    }
}
