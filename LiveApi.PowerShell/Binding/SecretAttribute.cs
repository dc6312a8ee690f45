using System;
using System.Management.Automation;
using System.Security;
using LiveApi.PowerShell.Results;

namespace LiveApi.PowerShell.Binding;

/// <summary>Takes a SecureString, a credential's password, or what New-LiveToken gives. Plain text is refused, since it would stay in the history and in logs.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SecretAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a script block may be given, which is run for the secret each time that it is needed; a token then stays whole, since it says when it ends.</summary>
    public bool AllowScript { get; set; }

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            SecureString => value,
            PSCredential credential => credential.Password,
            LiveToken token => AllowScript ? token : token.EphemeralToken,
            ScriptBlock when AllowScript => value,
            _ => throw new ArgumentTransformationMetadataException(
                $"A secret is a SecureString{(AllowScript ? " or a script block that returns one or a string" : string.Empty)}, such as (Read-Host -AsSecureString) or (Get-Secret NAME); to convert text: (ConvertTo-SecureString $text -AsPlainText -Force)."),
        };
    }
}
