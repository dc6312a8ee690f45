using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Objects;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsDiagnostic.Measure, "Object", DefaultParameterSetName = "GenericMeasure")]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly Dictionary<string, Measurement> _measured = [];
    private readonly TextMeasurement _text = new();

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Sum { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Average { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Maximum { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Minimum { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter StandardDeviation { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter AllStats { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Line { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Word { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Character { get; set; }

    private bool Numeric => Sum || Average || StandardDeviation || AllStats;

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }
        IEnumerable<(string Name, object? Value)> values = Property is null
            ? [("", InputObject.BaseObject is PSCustomObject ? InputObject : InputObject.BaseObject)]
            : PropertyRule.Parse(Property).SelectMany(rule => rule.Read(InputObject));
        foreach ((string name, object? value) in values.Where(property => property.Value is not null))
        {
            Measure(name, value!);
        }
    }

    protected override void EndProcessing()
    {
        if (ParameterSetName is "TextMeasure")
        {
            WriteObject(_text.ToResult(Line, Word, Character));
            return;
        }
        if (_measured.Count is 0 && Property is null)
        {
            _measured[""] = new Measurement();
        }
        foreach ((string name, Measurement measured) in _measured)
        {
            WriteObject(measured.ToResult(
                name, Sum || AllStats, Average || AllStats, Maximum || AllStats, Minimum || AllStats, StandardDeviation || AllStats));
        }
    }

    private void Measure(string name, object value)
    {
        if (ParameterSetName is "TextMeasure")
        {
            _text.Add(LanguagePrimitives.ConvertTo<string>(value));
            return;
        }
        if (!_measured.TryGetValue(name, out Measurement? measured))
        {
            _measured[name] = measured = new Measurement();
        }
        if (!Numeric)
        {
            measured.AddAny(value);
        }
        else if (LanguagePrimitives.TryConvertTo(value, out double number))
        {
            measured.AddNumber(number);
        }
        else
        {
            WriteError(new ErrorRecord(
                new PSInvalidCastException($"Input object \"{value}\" is not numeric."), "NonNumericInputObject", ErrorCategory.InvalidType, value));
        }
    }
}
