using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Binding;

/// <summary>Words to say. Objects are said by their property <c>Text</c>: PowerShell would have them read aloud as <c>@{Text=...}</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class WordsAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] PlacesOfAFile = ["Path", "LiteralPath", "PSPath"];

    /// <summary>Whether another parameter takes objects that name a file.</summary>
    public bool OrFiles { get; set; }

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => (inputData is PSObject { BaseObject: IList wrapped } ? wrapped : inputData as IList) is { } list
            ? list is string[] ? inputData : list.Cast<object>().Select(WordsOf).ToArray()
            : WordsOf(inputData);

    private object WordsOf(object item)
    {
        object? value = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (value is LiveSession)
        {
            throw new ArgumentTransformationMetadataException("A session is not a text: give the words with -Text.");
        }

        if (value is null or string or ValueType)
        {
            return item;
        }

        PSMemberInfoCollection<PSPropertyInfo> properties = PSObject.AsPSObject(item).Properties;
        return properties["Text"]?.Value is string { Length: > 0 } text ? text
            : value is not (LiveTurn or LiveMessage or IDictionary or PSCustomObject) || (OrFiles && PlacesOfAFile.Any(place => properties[place] is not null)) ? item
            : throw new ArgumentTransformationMetadataException($"A {value.GetType().Name} is not a text: give the words that are in it, for example with ForEach-Object Transcript.");
    }
}
