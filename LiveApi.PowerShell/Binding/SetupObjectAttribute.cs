using System;
using System.Collections;
using System.Management.Automation;
using LiveApi.PowerShell.Setups;

namespace LiveApi.PowerShell.Binding;

/// <summary>Takes settings as New-LiveSetup made them, or a table of fields of the wire.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SetupObjectAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            LiveSetup => value,
            IDictionary fields => new LiveSetup { Fields = fields },
            _ => throw new ArgumentTransformationMetadataException(
                $"A setup is what New-LiveSetup returns, or a table of fields such as @{{ generationConfig = @{{ topP = 0.9 }} }}; not a {value.GetType().Name}.",
                new PSInvalidCastException()),
        };
    }
}
