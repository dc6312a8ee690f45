using System.Management.Automation;

namespace LiveApi.PowerShell.Binding;

/// <summary>A name with wildcards. Names are identifiers: I and i are the same letter in Turkish shells, too.</summary>
internal static class NamePattern
{
    internal static WildcardPattern Of(string pattern) => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
}
