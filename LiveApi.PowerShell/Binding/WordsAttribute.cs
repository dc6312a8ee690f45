using System;
using System.Collections;
using System.Management.Automation;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Binding;

/// <summary>Words to say. A session that comes down the pipeline is not one: PowerShell would say its name aloud.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class WordsAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        foreach (object? item in inputData is PSObject { BaseObject: IList list } ? list : inputData as IList ?? new[] { inputData })
        {
            if ((item is PSObject wrapped ? wrapped.BaseObject : item) is LiveSession)
            {
                throw new ArgumentTransformationMetadataException("A session is not a text: give the words with -Text.");
            }
        }

        return inputData;
    }
}
