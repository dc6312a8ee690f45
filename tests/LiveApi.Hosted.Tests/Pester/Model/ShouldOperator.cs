using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>One operator of <c>Should</c>. Where PowerShell has an operator that says it, that operator decides.</summary>
/// <param name="Phrase">What stands between actual and expected in a failure.</param>
/// <param name="TakesAll">The pipeline's values are one collection; otherwise each is checked.</param>
/// <param name="Holds">Whether it holds; told of a negation, since not greater is less or equal.</param>
internal sealed record ShouldOperator(string Phrase, bool TakesAll, Func<object?, object?, bool, bool> Holds)
{
    internal static IReadOnlyDictionary<string, ShouldOperator> Known { get; } = new Dictionary<string, ShouldOperator>
    {
        ["Be"] = new("to be", TakesAll: true, (actual, expected, _) => AreEqual(actual, expected, ignoreCase: true)),
        ["BeExactly"] = new("to be exactly", TakesAll: true, (actual, expected, _) => AreEqual(actual, expected, ignoreCase: false)),
        ["BeTrue"] = new("to be true", TakesAll: false, (actual, _, _) => LanguagePrimitives.IsTrue(actual)),
        ["BeFalse"] = new("to be false", TakesAll: false, (actual, _, _) => !LanguagePrimitives.IsTrue(actual)),
        ["BeNullOrEmpty"] = new("to be null or empty", TakesAll: true, (actual, _, _) => IsNullOrEmpty(actual)),
        ["BeGreaterThan"] = new("to be greater than", TakesAll: false, Ordered("-le", "-gt")),
        ["BeLessThan"] = new("to be less than", TakesAll: false, Ordered("-ge", "-lt")),
        ["BeGreaterOrEqual"] = new("to be greater than or equal to", TakesAll: false, Ordered("-lt", "-ge")),
        ["BeLessOrEqual"] = new("to be less than or equal to", TakesAll: false, Ordered("-gt", "-le")),
        ["BeLike"] = new("to be like", TakesAll: false, Language("$args[0] -like $args[1]")),
        ["BeLikeExactly"] = new("to be exactly like", TakesAll: false, Language("$args[0] -clike $args[1]")),
        ["Match"] = new("to match", TakesAll: false, Language("$args[0] -match $args[1]")),
        ["MatchExactly"] = new("to match exactly", TakesAll: false, Language("$args[0] -cmatch $args[1]")),
        ["Contain"] = new("to contain", TakesAll: true, Language("$args[0] -contains $args[1]")),
        ["BeIn"] = new("to be in", TakesAll: false, Language("$args[1] -contains $args[0]")),
        ["HaveCount"] = new("to have a count of", TakesAll: true, (actual, expected, _) => (actual as ICollection)?.Count.Equals(LanguagePrimitives.ConvertTo<int>(expected)) ?? LanguagePrimitives.ConvertTo<int>(expected) is 0),
        ["BeOfType"] = new("to be of type", TakesAll: false, (actual, expected, _) => TypeOf(expected).IsInstanceOfType(actual is PSObject wrapped ? wrapped.BaseObject : actual)),
        ["Exist"] = new("to exist", TakesAll: false, Language("Test-Path $args[0]")),
    };

    private static Func<object?, object?, bool, bool> Language(string expression)
    {
        ScriptBlock script = ScriptBlock.Create(expression);
        return (actual, expected, _) => LanguagePrimitives.IsTrue(script.InvokeReturnAsIs(actual, expected));
    }

    // Pester fails an order when the opposite order holds, so that what cannot be ordered passes both ways.
    private static Func<object?, object?, bool, bool> Ordered(string opposite, string same)
    {
        Func<object?, object?, bool, bool> fails = Language($"$args[0] {opposite} $args[1]");
        Func<object?, object?, bool, bool> failsNegated = Language($"$args[0] {same} $args[1]");
        return (actual, expected, negated) => negated ? failsNegated(actual, expected, true) : !fails(actual, expected, false);
    }

    private static bool AreEqual(object? actual, object? expected, bool ignoreCase)
    {
        object?[] left = ToArray(actual);
        object?[] right = ToArray(expected);
        if (IsNothing(left) || IsNothing(right))
        {
            return IsNothing(left) && IsNothing(right);
        }
        return left.Length == right.Length && left.Zip(right).All(pair =>
            Plain(pair.First) is Array || Plain(pair.Second) is Array
                ? AreEqual(pair.First, pair.Second, ignoreCase)
                : LanguagePrimitives.Equals(pair.Second, pair.First, ignoreCase));
    }

    private static bool IsNothing(object?[] values) => values is [] or [null];

    private static object?[] ToArray(object? value) => value is null ? [] : LanguagePrimitives.ConvertTo<object[]>(value);

    private static bool IsNullOrEmpty(object? actual) => actual switch
    {
        null or ICollection { Count: 0 } => true,
        IList { Count: 1 } single => Plain(single[0]) is Hashtable table ? table.Count is 0 : string.IsNullOrEmpty(LanguagePrimitives.ConvertTo<string>(single[0])),
        _ => false,
    };

    private static Type TypeOf(object? expected)
        => Plain(expected) is Type type ? type : LanguagePrimitives.ConvertTo<Type>(expected?.ToString()?.TrimStart('[').TrimEnd(']'));

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
