using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LiveApi.Shell.StandIns.Data;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Depth { get; set; } = 1024;

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord() => _lines.Add(InputObject);

    protected override void EndProcessing()
    {
        string text = string.Join(Environment.NewLine, _lines);
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }
        try
        {
            using JsonTextReader reader = new(new StringReader(text)) { MaxDepth = Depth };
            WriteObject(new JsonObjects(AsHashtable).Read(JToken.ReadFrom(reader)), enumerateCollection: !NoEnumerate);
        }
        catch (JsonException fault)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException("Conversion from JSON failed with error: " + fault.Message, fault), "System.ArgumentException", ErrorCategory.NotSpecified, null));
        }
    }
}
