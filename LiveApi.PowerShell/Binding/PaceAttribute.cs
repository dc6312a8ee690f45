using System;
using System.Globalization;
using System.Management.Automation;

namespace LiveApi.PowerShell.Binding;

/// <summary>How fast audio is sent: 1 is the speed of speech, 2 twice as fast; 0 or Unpaced does not wait at all.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PaceAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        double? pace = value switch
        {
            string text when text.Equals("Unpaced", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
            string text when text.Equals("RealTime", StringComparison.OrdinalIgnoreCase) => 1,
            string text when double.TryParse(text.TrimEnd('x', 'X'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
            byte or short or int or long or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        return pace switch
        {
            0 => double.PositiveInfinity,
            > 0 => pace.Value,
            _ => throw new ArgumentTransformationMetadataException($"A pace is RealTime, Unpaced, or a number such as 1, 2 or 0.5; not '{value}'."),
        };
    }
}

/// <summary>Offers the paces that have names.</summary>
public sealed class PaceCompleter : WordCompleter
{
    protected override System.Collections.Generic.IEnumerable<(string Word, string ToolTip)> Words =>
    [
        ("RealTime", "As fast as speech is spoken: what the service expects"),
        ("Unpaced", "As fast as the connection takes it: for tests"),
        ("2", "Twice as fast as speech"),
    ];
}
