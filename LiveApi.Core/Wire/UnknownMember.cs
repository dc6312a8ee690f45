using System.Collections.Generic;
using System.Text.Json;

namespace LiveApi.Wire;

/// <summary>A member of a message that no record has, with the path of the object that holds it.</summary>
/// <param name="ProtoPath">The path as the service itself prints it, such as <c>setup.tools[0].function_declarations[1]</c>; empty for the message itself.</param>
/// <param name="Name">The member's name as it was read.</param>
/// <param name="Value">What it holds.</param>
public sealed record UnknownMember(string ProtoPath, string Name, JsonElement Value)
{
    /// <summary>The same path in the names of JSON, such as <c>setup.tools[0].functionDeclarations[1]</c>.</summary>
    public string JsonPath { get; init; } = string.Empty;

    /// <summary>The names that the object can have.</summary>
    public IReadOnlyList<string> KnownNames { get; init; } = [];
}
