using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>A call of a function that has no answer yet.</summary>
internal sealed record PendingCall(string Id, string Tool, bool Blocking);

/// <summary>The calls that wait for their answers, in the order that they were made in.</summary>
internal sealed class PendingCalls
{
    private readonly List<PendingCall> _calls = [];

    internal bool Any => _calls.Count > 0;

    internal bool AnyBlocking => _calls.Any(call => call.Blocking);

    internal void Add(PendingCall call) => _calls.Add(call);

    /// <summary>The call that a response answers: by its id or, without one, by the name of the function.</summary>
    internal PendingCall? Find(FunctionResponse response)
        => _calls.FirstOrDefault(call => response.Id is { Length: > 0 } id ? call.Id == id : call.Tool == response.Name);

    internal void Remove(PendingCall call) => _calls.Remove(call);

    /// <summary>Takes back the calls that nobody may answer any more: the ids of them.</summary>
    internal List<string> TakeBack(string? tool, bool blockingOnly)
    {
        List<PendingCall> gone = [.. _calls.Where(call => (tool is null || call.Tool == tool) && (call.Blocking || !blockingOnly))];
        _calls.RemoveAll(gone.Contains);
        return [.. gone.Select(call => call.Id)];
    }
}
