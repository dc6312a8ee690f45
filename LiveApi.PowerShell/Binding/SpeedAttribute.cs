using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace LiveApi.PowerShell.Binding;

/// <summary>How fast a simulator's time runs: 1 is the service's own timing, 60 sixty times as fast, Instant does not wait.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SpeedAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        double? speed = value switch
        {
            string text when text.Equals("Instant", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
            byte or short or int or long or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        return speed > 0 ? speed.Value : throw new ArgumentTransformationMetadataException($"A speed is Instant or a number above 0, such as 1 or 60; not '{value}'.");
    }
}

/// <summary>Offers the speeds that people use.</summary>
public sealed class SpeedCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words =>
    [
        ("1", "The service's own timing"),
        ("60", "Sixty times as fast"),
        ("Instant", "The same order of events, without waiting"),
    ];
}
