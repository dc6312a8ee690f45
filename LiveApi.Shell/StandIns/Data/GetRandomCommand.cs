using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Data;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsCommon.Get, "Random", DefaultParameterSetName = "Number")]
public sealed class GetRandomCommand : PSCmdlet
{
    private readonly List<object> _items = [];

    [Parameter(Position = 0, ParameterSetName = "Number")]
    public object? Maximum { get; set; }

    [Parameter(ParameterSetName = "Number")]
    public object? Minimum { get; set; }

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "List")]
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Shuffle")]
    public object[] InputObject { get; set; } = [];

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    [Parameter(Mandatory = true, ParameterSetName = "Shuffle")]
    public SwitchParameter Shuffle { get; set; }

    [Parameter]
    public int? SetSeed { get; set; }

    protected override void ProcessRecord() => _items.AddRange(InputObject);

    protected override void EndProcessing()
    {
        Random random = SetSeed is { } seed ? new Random(seed) : Random.Shared;
        if (ParameterSetName is not "Number")
        {
            object[] items = [.. _items];
            random.Shuffle(items);
            WriteObject(Shuffle ? items : items[..Math.Min(Count, items.Length)], enumerateCollection: true);
            return;
        }
        for (int drawn = 0; drawn < Count; drawn++)
        {
            WriteDraw(random);
        }
    }

    private void WriteDraw(Random random)
    {
        if (IsFraction(Maximum) || IsFraction(Minimum))
        {
            double low = Convert.ToDouble(Plain(Minimum) ?? 0, CultureInfo.InvariantCulture);
            double high = Convert.ToDouble(Plain(Maximum) ?? double.MaxValue, CultureInfo.InvariantCulture);
            WriteObject(low + (random.NextDouble() * (high - low)));
            return;
        }
        long from = LanguagePrimitives.ConvertTo<long>(Minimum ?? 0);
        long below = LanguagePrimitives.ConvertTo<long>(Maximum ?? int.MaxValue);
        long drawn = random.NextInt64(from, below);
        WriteObject(below > int.MaxValue ? drawn : (object)(int)drawn);
    }

    private static bool IsFraction(object? value) => Plain(value) is double or float or decimal;

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
