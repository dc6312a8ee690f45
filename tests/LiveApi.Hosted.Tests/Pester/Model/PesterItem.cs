using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>What blocks and tests have in common: a name, data from <c>-ForEach</c>, and a place in the tree.</summary>
public abstract class PesterItem
{
    private readonly Dictionary<string, object?> _data;

    internal PesterItem(PesterBlock? parent, string name, Dictionary<string, object?> data, bool skip)
    {
        Parent = parent;
        Name = name;
        Skip = skip || parent?.Skip is true;
        _data = data;
    }

    public PesterBlock? Parent { get; }

    /// <summary>The name with its templates filled in.</summary>
    public string Name { get; }

    /// <summary>The names from the outermost block to here, joined as Pester joins them.</summary>
    public string Path => Parent is null or { Parent: null } ? Name : $"{Parent.Path}.{Name}";

    /// <summary>Marked as skipped, or within something that is.</summary>
    public bool Skip { get; }

    /// <summary>The script that runs an item of this kind.</summary>
    public abstract ScriptBlock Runner { get; }

    /// <summary>The data that a <c>param()</c> block gets.</summary>
    public Hashtable Parameters
    {
        get
        {
            Hashtable parameters = [];
            foreach ((string name, object? value) in _data)
            {
                if (name is not "_")
                {
                    parameters[name] = value;
                }
            }
            return parameters;
        }
    }

    /// <summary>The names of all data that a template here may use.</summary>
    internal IEnumerable<string> DataNames
    {
        get
        {
            for (PesterItem? at = this; at is not null; at = at.Parent)
            {
                foreach (string name in at._data.Keys)
                {
                    yield return name;
                }
            }
        }
    }

    /// <summary>Makes the data variables of the running scope.</summary>
    public void SetData(EngineIntrinsics engine)
    {
        foreach ((string name, object? value) in _data)
        {
            engine.SessionState.PSVariable.Set(name, value);
        }
    }

    /// <summary>Takes what a setup, a body or a teardown threw.</summary>
    public abstract void Fail(ErrorRecord error);
}
