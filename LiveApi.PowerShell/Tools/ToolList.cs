using System;
using System.Collections.Generic;

namespace LiveApi.PowerShell.Tools;

/// <summary>The tools that a runspace has registered, by name. A new one of the same name takes the place of the old one.</summary>
internal sealed class ToolList
{
    private readonly SortedDictionary<string, LiveTool> _tools = new(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<LiveTool> All => [.. _tools.Values];

    internal void Add(LiveTool tool) => _tools[tool.Name] = tool;

    internal LiveTool Named(string name) => _tools.TryGetValue(name, out LiveTool? tool)
        ? tool
        : throw new LiveException(
            LiveFault.ToolNotFound,
            $"No tool '{name}' is registered here.",
            _tools.Count == 0 ? "Register it with Register-LiveTool first." : $"Registered are: {string.Join(", ", _tools.Keys)}.");

    internal void Remove(LiveTool tool)
    {
        if (_tools.TryGetValue(tool.Name, out LiveTool? registered) && registered == tool)
        {
            _tools.Remove(tool.Name);
        }
    }

    internal void EndAll() => _tools.Clear();
}
