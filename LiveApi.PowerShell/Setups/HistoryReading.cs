using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using LiveApi.PowerShell.Tools;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Setups;

/// <summary>
/// What was said before: texts, which are the user's and the model's in turn; tables and objects with a role and a text (or parts, as on the
/// wire); turns of another session.
/// </summary>
internal static class HistoryReading
{
    /// <exception cref="LiveException">SetupInvalid: something is none of these.</exception>
    internal static IReadOnlyList<Content> Turns(object?[] items)
    {
        List<Content> turns = [];
        for (int i = 0; i < items.Length; i++)
        {
            string next = turns.Count > 0 && turns[turns.Count - 1].Role == Role.User ? Role.Model : Role.User;
            turns.AddRange(Read(items[i] is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : items[i], next, i));
        }

        return turns;
    }

    private static IEnumerable<Content> Read(object? item, string nextRole, int index) => item switch
    {
        string text => [Said(nextRole, text)],
        Content turn => [turn],
        LiveTurn turn => new[] { Said(Role.User, turn.InputTranscript), Said(Role.Model, turn.Transcript) }.Where(static one => one.Parts![0].Text!.Length > 0),
        IDictionary table => [OfFields(Field(table, "role"), Field(table, "text"), Field(table, "parts"), nextRole, index)],
        PSObject record => [OfFields(Value(record, "role"), Value(record, "text"), Value(record, "parts"), nextRole, index)],
        _ => throw Refused(index, item is null ? "nothing" : $"a {item.GetType().Name}"),
    };

    private static Content OfFields(object? role, object? text, object? parts, string nextRole, int index)
    {
        string who = role is null ? nextRole : $"{role}".ToLowerInvariant() switch { "assistant" or "ai" or "bot" => Role.Model, var other => other };
        if (parts is not null)
        {
            string json = JsonWriting.ToJson(new Hashtable { ["clientContent"] = new Hashtable { ["turns"] = new[] { new Hashtable { ["role"] = who, ["parts"] = List(parts) } } } }).GetRawText();
            return WireFormat.ReadClient(Encoding.UTF8.GetBytes(json)).ClientContent!.Turns![0];
        }

        return text is null ? throw Refused(index, "something without a text and without parts") : Said(who, $"{text}");
    }

    private static Content Said(string role, string text) => new() { Role = role, Parts = [new Part { Text = text }] };

    private static object List(object parts) => parts is object[] or IList ? parts : new[] { parts };

    private static object? Field(IDictionary table, string name)
        => table.Keys.Cast<object>().FirstOrDefault(key => string.Equals($"{key}", name, StringComparison.OrdinalIgnoreCase)) is { } key ? table[key] : null;

    private static object? Value(PSObject record, string name) => record.Properties[name]?.Value;

    private static LiveException Refused(int index, string what) => new(
        LiveFault.SetupInvalid,
        $"The history has {what} at its place {index}.",
        "A turn is a text (user and model take turns), @{ role = 'model'; text = 'Hello' }, or what Invoke-LiveTurn returned.");
}
