using System;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>What <c>Should -Throw</c> looks at.</summary>
internal static class ThrownBy
{
    private static readonly ScriptBlock s_run = ScriptBlock.Create("do { try { $null = & $args[0] } catch { $_ } } until ($true)");

    /// <summary>The error that ends the script, or null.</summary>
    internal static ErrorRecord? Script(object? actual)
    {
        if ((actual is PSObject wrapped ? wrapped.BaseObject : actual) is not ScriptBlock script)
        {
            throw new ArgumentException("Input is missing or not a ScriptBlock. Input to '-Throw' and '-Not -Throw' must be enclosed in curly braces.");
        }
        return (s_run.InvokeReturnAsIs(script) as PSObject)?.BaseObject as ErrorRecord;
    }

    /// <summary>Why the error is not the expected one, or null when it is.</summary>
    internal static string? Mismatch(ErrorRecord? thrown, string? message, string? errorId, Type? exceptionType)
    {
        if (thrown is null)
        {
            return "none was";
        }
        string?[] mismatches =
        [
            exceptionType is null || exceptionType.IsInstanceOfType(thrown.Exception) ? null : $"its type was {thrown.Exception.GetType().FullName}, not {exceptionType.FullName}",
            IsLike(thrown.Exception.Message, message) ? null : $"its message was '{thrown.Exception.Message}', not like '{message}'",
            IsLike(thrown.FullyQualifiedErrorId, errorId) ? null : $"its id was '{thrown.FullyQualifiedErrorId}', not like '{errorId}'",
        ];
        return mismatches.All(mismatch => mismatch is null) ? null : string.Join(" and ", mismatches.OfType<string>());
    }

    private static bool IsLike(string actual, string? pattern)
        => string.IsNullOrWhiteSpace(pattern) || WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(actual);
}
