using System;
using System.Globalization;
using System.Management.Automation;

namespace LiveApi.PowerShell.Binding;

/// <summary>A number is seconds. (PowerShell itself would take it as ticks of 100 ns.)</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            TimeSpan span => Checked(span),
            byte or short or int or long or float or double or decimal => FromSeconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) => FromSeconds(seconds),
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) => Checked(span),
            _ => throw new ArgumentTransformationMetadataException($"A time is a number of seconds or a TimeSpan, not '{value}'."),
        };
    }

    // Timers take milliseconds as an int.
    private const double LongestWait = 24 * 86_400;

    private static TimeSpan FromSeconds(double seconds) => seconds is >= 0 and <= LongestWait
        ? TimeSpan.FromSeconds(seconds)
        : throw new ArgumentTransformationMetadataException($"A time is at least 0 seconds and at most 24 days, not {seconds.ToString(CultureInfo.InvariantCulture)}.");

    private static TimeSpan Checked(TimeSpan span) => FromSeconds(span.TotalSeconds) == default && span != default ? throw new ArgumentTransformationMetadataException("A time is at least 0.") : span;
}
