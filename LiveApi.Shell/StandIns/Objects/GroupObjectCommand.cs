using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Objects;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsData.Group, "Object")]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<(object?[] Key, Collection<PSObject> Items)> _groups = [];
    private IReadOnlyList<PropertyRule> _rules = [];
    private ValueComparer? _comparer;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter]
    [Alias("AHT")]
    public SwitchParameter AsHashTable { get; set; }

    [Parameter]
    public SwitchParameter AsString { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void BeginProcessing()
    {
        _rules = PropertyRule.Parse(Property);
        _comparer = new ValueComparer(CultureInfo.CurrentCulture, CaseSensitive);
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }
        object?[] key = _rules.Count is 0 ? [InputObject.BaseObject] : [.. _rules.Select(rule => rule.Value(InputObject))];
        int at = _groups.FindIndex(group => group.Key.Zip(key).All(pair => _comparer!.Compare(pair.First, pair.Second) is 0));
        if (at < 0)
        {
            at = _groups.Count;
            _groups.Add((key, []));
        }
        _groups[at].Items.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        if (AsHashTable)
        {
            WriteTable();
            return;
        }
        foreach ((object?[] key, Collection<PSObject> items) in _groups.OrderBy(group => group.Key[0], _comparer))
        {
            WriteObject(ToGroup(key, items));
        }
    }

    private static string NameOf(object?[] key) => string.Join(", ", key.Select(part => part is null ? "" : PSObject.AsPSObject(part).ToString()));

    private PSObject ToGroup(object?[] key, Collection<PSObject> items)
    {
        PSObject group = new();
        group.Properties.Add(new PSNoteProperty("Values", new ArrayList(key)));
        group.Properties.Add(new PSNoteProperty("Count", items.Count));
        group.Properties.Add(new PSNoteProperty("Group", NoElement ? new Collection<PSObject>() : items));
        group.Properties.Add(new PSNoteProperty("Name", NameOf(key)));
        // The engine's view for groups goes by this name.
        group.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GroupInfo" + (NoElement ? "NoElement" : ""));
        return group;
    }

    private void WriteTable()
    {
        Hashtable table = new(CaseSensitive ? StringComparer.CurrentCulture : StringComparer.CurrentCultureIgnoreCase);
        foreach ((object?[] key, Collection<PSObject> items) in _groups)
        {
            table[AsString || key[0] is null ? NameOf(key) : key[0]!] = items;
        }
        WriteObject(table);
    }
}
