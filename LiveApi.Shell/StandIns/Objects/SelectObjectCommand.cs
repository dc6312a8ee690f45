using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LiveApi.Shell.Engine;

namespace LiveApi.Shell.StandIns.Objects;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "DefaultParameter")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> _held = new();
    private readonly List<PSObject> _seen = [];
    private IReadOnlyList<PropertyRule> _properties = [];
    private PropertyRule? _expand;
    private int _index = -1;
    private int _passed;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public string[] ExcludeProperty { get; set; } = [];

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SkipLast { get; set; }

    [Parameter]
    public int[] Index { get; set; } = [];

    [Parameter]
    public SwitchParameter Wait { get; set; }

    protected override void BeginProcessing()
    {
        _properties = PropertyRule.Parse(Property ?? (ExcludeProperty.Length > 0 ? ["*"] : []));
        _expand = ExpandProperty is null ? null : PropertyRule.Parse([ExpandProperty])[0];
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }
        _index++;
        if (Last > 0 || SkipLast > 0)
        {
            HoldBack(InputObject);
            return;
        }
        if (_index >= Skip && _passed < First && (Index.Length is 0 || Index.Contains(_index)))
        {
            _passed++;
            Emit(InputObject);
        }
        if (!Wait && (_passed >= First || (Index.Length > 0 && _index >= Index.Max())))
        {
            throw EngineInternals.StopUpstream(this);
        }
    }

    protected override void EndProcessing()
    {
        if (Last > 0)
        {
            foreach (PSObject held in _held.SkipLast(Skip).TakeLast(Last))
            {
                Emit(held);
            }
        }
    }

    private void HoldBack(PSObject input)
    {
        _held.Enqueue(input);
        if (Last > 0 && _held.Count > Last + Skip)
        {
            _held.Dequeue();
        }
        else if (SkipLast > 0 && _held.Count > SkipLast)
        {
            Emit(_held.Dequeue());
        }
    }

    private void Emit(PSObject input)
    {
        foreach (PSObject selected in SelectedProperties.Of(this, input, _properties, ExcludeProperty, _expand))
        {
            if (Unique && _seen.Exists(seen => SelectedProperties.AreEqual(seen, selected)))
            {
                continue;
            }
            if (Unique)
            {
                _seen.Add(selected);
            }
            WriteObject(selected);
        }
    }
}
