using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Objects;

/// <summary>What <c>Select-Object</c> makes of one object: itself, a new object with the chosen properties, or the values of one of them.</summary>
internal static class SelectedProperties
{
    internal static IEnumerable<PSObject> Of(
        PSCmdlet command, PSObject input, IReadOnlyList<PropertyRule> properties, string[] exclude, PropertyRule? expand)
    {
        List<PSNoteProperty> chosen = [.. Choose(input, properties, exclude)];
        if (expand is not null)
        {
            return Expand(command, input, expand, chosen);
        }
        return [properties.Count > 0 ? NewObject(input, chosen) : input];
    }

    internal static bool AreEqual(PSObject left, PSObject right)
    {
        if (left.BaseObject is not PSCustomObject && right.BaseObject is not PSCustomObject)
        {
            return LanguagePrimitives.Equals(left.BaseObject, right.BaseObject, ignoreCase: false, CultureInfo.CurrentCulture);
        }
        return left.Properties.Select(property => property.Name).SequenceEqual(right.Properties.Select(property => property.Name))
            && left.Properties.All(property => LanguagePrimitives.Equals(property.Value, right.Properties[property.Name].Value, ignoreCase: false, CultureInfo.CurrentCulture));
    }

    private static IEnumerable<PSNoteProperty> Choose(PSObject input, IReadOnlyList<PropertyRule> properties, string[] exclude)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        WildcardPattern[] excluded = [.. exclude.Select(pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase))];
        return from property in properties.SelectMany(rule => rule.Read(input))
               where !excluded.Any(pattern => pattern.IsMatch(property.Name)) && taken.Add(property.Name)
               select new PSNoteProperty(property.Name, property.Value);
    }

    private static PSObject NewObject(PSObject input, List<PSNoteProperty> chosen)
    {
        PSObject made = new();
        chosen.ForEach(made.Properties.Add);
        made.TypeNames.Insert(0, "Selected." + input.BaseObject.GetType());
        return made;
    }

    private static IEnumerable<PSObject> Expand(PSCmdlet command, PSObject input, PropertyRule expand, List<PSNoteProperty> beside)
    {
        if (expand.Expression.GetValues(input) is not [{ } found, ..])
        {
            command.WriteError(new ErrorRecord(
                new PSArgumentException($"Property \"{expand.Expression}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, input));
            yield break;
        }
        IEnumerable values = LanguagePrimitives.GetEnumerable(found.Result) ?? new[] { found.Result };
        foreach (object? value in values)
        {
            if (value is null)
            {
                continue;
            }
            if (beside.Count is 0)
            {
                yield return PSObject.AsPSObject(value);
                continue;
            }
            // A copy: the value elsewhere must not grow properties.
            PSObject widened = new(value is PSObject wrapped ? wrapped.BaseObject : value);
            beside.ForEach(widened.Properties.Add);
            yield return widened;
        }
    }
}
