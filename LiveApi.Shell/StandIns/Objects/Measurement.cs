using System;
using System.Globalization;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Objects;

/// <summary>Running count, sum, extremes and spread of one property.</summary>
internal sealed class Measurement
{
    private static readonly ValueComparer s_comparer = new(CultureInfo.CurrentCulture, caseSensitive: false);

    private int _count;
    private double _sum;
    private double _mean;
    private double _squares;
    private object? _maximum;
    private object? _minimum;

    internal void AddNumber(double number)
    {
        AddAny(number);
        _sum += number;
        double before = _mean;
        _mean += (number - before) / _count;
        _squares += (number - before) * (number - _mean);
    }

    internal void AddAny(object value)
    {
        _count++;
        _maximum = _maximum is null || s_comparer.Compare(value, _maximum) > 0 ? value : _maximum;
        _minimum = _minimum is null || s_comparer.Compare(value, _minimum) < 0 ? value : _minimum;
    }

    internal PSObject ToResult(string name, bool sum, bool average, bool maximum, bool minimum, bool deviation)
    {
        PSObject result = new();
        void add(string property, object? value) => result.Properties.Add(new PSNoteProperty(property, value));
        add("Count", _count);
        add("Average", average && _count > 0 ? _sum / _count : null);
        add("Sum", sum && _count > 0 ? _sum : null);
        add("Maximum", maximum ? AsNumber(_maximum) : null);
        add("Minimum", minimum ? AsNumber(_minimum) : null);
        add("StandardDeviation", deviation && _count > 1 ? Math.Sqrt(_squares / (_count - 1)) : null);
        add("Property", name.Length > 0 ? name : null);
        result.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GenericMeasureInfo");
        return result;
    }

    // The real command gives numbers as doubles and leaves everything else as it came.
    private static object? AsNumber(object? value) => value is IConvertible and not string and not DateTime ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : value;
}
