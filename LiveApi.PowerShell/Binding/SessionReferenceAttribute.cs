using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LiveApi.PowerShell.Sessions;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Binding;

/// <summary>Takes a session as the object, or by its name or id. Anything else passes: it may be meant for another parameter.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SessionReferenceAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IList several and not byte[] && several.Cast<object?>().Any(static one => Bare(one) is string or int)
            ? several.Cast<object?>().Select(static one => One(one)).ToArray()
            : Bare(value) is string or int ? One(value)! : inputData;
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static object? One(object? item) => Bare(item) switch
    {
        string name => Find(session => string.Equals(session.Name, name, StringComparison.OrdinalIgnoreCase), $"named '{name}'"),
        int id => Find(session => session.Id == id, $"with the id {id}"),
        var other => other,
    };

    // Of the pipeline the engine asks whether it might be a session: the inner exception tells it that it is none, and it goes on.
    private static LiveSession Find(Func<LiveSession, bool> wanted, string what)
    {
        IReadOnlyList<LiveSession> all = OpenThings.Here.Sessions.All;
        return all.LastOrDefault(wanted) ?? throw new ArgumentTransformationMetadataException(
            $"No session {what} is open here. {(all.Count == 0 ? "None is." : $"There are: {string.Join(", ", all.Select(static session => session.Name))}.")}",
            new PSInvalidCastException());
    }
}
