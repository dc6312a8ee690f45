using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Objects;

[StandIn(StandInAttribute.Utility)]
[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _input = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public string? Culture { get; set; }

    [Parameter]
    public SwitchParameter Stable { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; } = int.MaxValue;

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Bottom { get; set; } = int.MaxValue;

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _input.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        ValueComparer comparer = new(Culture is null ? CultureInfo.CurrentCulture : CultureInfo.GetCultureInfo(Culture), CaseSensitive);
        IReadOnlyList<PropertyRule> rules = PropertyRule.Parse(Property);
        IEnumerable<Keyed> keyed = _input.Select(item => new Keyed(item, rules.Count is 0 ? [item.BaseObject] : [.. rules.Select(rule => rule.Value(item))]));

        IOrderedEnumerable<Keyed> ordered = keyed.Order(Comparer<Keyed>.Create((left, right) => Compare(left, right, rules, comparer)));
        IEnumerable<Keyed> wanted = Unique ? WithoutRepeats(ordered, comparer) : ordered;
        WriteObject(wanted.Take(Top).TakeLast(Bottom).Select(item => item.Item), enumerateCollection: true);
    }

    private int Compare(Keyed left, Keyed right, IReadOnlyList<PropertyRule> rules, ValueComparer comparer)
    {
        for (int at = 0; at < left.Keys.Length; at++)
        {
            int order = comparer.Compare(left.Keys[at], right.Keys[at]);
            if (order is not 0)
            {
                bool descending = (at < rules.Count ? rules[at].Descending : null) ?? Descending;
                return descending ? -order : order;
            }
        }
        return 0;
    }

    private static IEnumerable<Keyed> WithoutRepeats(IEnumerable<Keyed> ordered, ValueComparer comparer)
    {
        Keyed? before = null;
        foreach (Keyed item in ordered)
        {
            if (before is null || !item.Keys.Zip(before.Keys).All(pair => comparer.Compare(pair.First, pair.Second) is 0))
            {
                yield return item;
            }
            before = item;
        }
    }

    private sealed record Keyed(PSObject Item, object?[] Keys);
}
