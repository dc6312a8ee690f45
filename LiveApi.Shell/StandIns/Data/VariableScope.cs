using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Data;

/// <summary>Variables by name and scope; scopes by name only, since the engine keeps counting them to itself.</summary>
internal static class VariableScope
{
    internal static string Qualify(string name, string? scope) => scope?.ToUpperInvariant() switch
    {
        null => name,
        "GLOBAL" or "LOCAL" or "SCRIPT" or "PRIVATE" => $"{scope}:{name}",
        "0" => "local:" + name,
        _ => throw new PSArgumentException($"The stand-in for this command knows the scopes Global, Local, Script and 0, not '{scope}'."),
    };
}
