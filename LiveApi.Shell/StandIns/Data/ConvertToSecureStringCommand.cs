using System.Management.Automation;
using System.Security;

namespace LiveApi.Shell.StandIns.Data;

[StandIn(StandInAttribute.Security)]
[Cmdlet(VerbsData.ConvertTo, "SecureString")]
[OutputType(typeof(SecureString))]
public sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string String { get; set; } = "";

    [Parameter(Position = 1, Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter(Position = 2)]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        SecureString secret = new();
        foreach (char character in String)
        {
            secret.AppendChar(character);
        }
        secret.MakeReadOnly();
        WriteObject(secret);
    }
}
