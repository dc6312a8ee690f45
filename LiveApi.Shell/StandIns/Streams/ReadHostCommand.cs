using System.Collections;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using System.Security;

namespace LiveApi.Shell.StandIns.Streams;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsCommunications.Read, "Host", DefaultParameterSetName = "AsString")]
[OutputType(typeof(string), typeof(SecureString))]
public sealed class ReadHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [AllowNull]
    public object? Prompt { get; set; }

    [Parameter(ParameterSetName = "AsSecureString")]
    public SwitchParameter AsSecureString { get; set; }

    [Parameter(ParameterSetName = "AsString")]
    public SwitchParameter MaskInput { get; set; }

    protected override void BeginProcessing()
    {
        object answer = Prompt is null ? ReadUnasked() : Ask(Text(Prompt));
        WriteObject(MaskInput && answer is SecureString masked ? new NetworkCredential("", masked).Password : answer);
    }

    private object ReadUnasked() => AsSecureString || MaskInput ? Host.UI.ReadLineAsSecureString() : Host.UI.ReadLine();

    private object Ask(string prompt)
    {
        FieldDescription field = new(prompt);
        field.SetParameterType(AsSecureString || MaskInput ? typeof(SecureString) : typeof(string));
        return Host.UI.Prompt("", "", new Collection<FieldDescription> { field }).Values.First().BaseObject;
    }

    private static string Text(object prompt)
        => prompt is IEnumerable many and not string ? string.Join(' ', many.Cast<object?>().Select(LanguagePrimitives.ConvertTo<string>)) : LanguagePrimitives.ConvertTo<string>(prompt);
}
