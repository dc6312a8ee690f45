using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Architecture.Tests.Support;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>Inside Core a room is a namespace, and each may refer to few others: the wire knows nobody, sessions know everybody.</summary>
public sealed class RoomTests
{
    /// <summary>What may be referred to besides the room itself and the names right under LiveApi (the faults).</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        [""] = [],
        ["Wire"] = [],
        ["Transport"] = ["Wire"],
        ["Audio"] = ["Wire"],
        ["Profiles"] = ["Wire"],
        ["Diagnostics"] = ["Wire", "Transport"],
        ["Auth"] = ["Wire", "Transport"],
        ["Tools"] = ["Wire"],
        ["Video"] = [],
        ["Sessions"] = ["Wire", "Transport", "Audio", "Profiles", "Diagnostics", "Auth", "Tools"],
    };

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void A_room_of_Core_refers_only_to_the_rooms_that_it_may_know(string build)
    {
        using StagedAssembly core = StagedAssembly.Open(build, "LiveApi.Core");

        Rule.Holds("A room refers only to the rooms that it may know.", new TypeReferences(core).All()
            .Select(pair => (pair.From, pair.To, FromRoom: TypeNames.RoomOf(pair.From), ToRoom: TypeNames.RoomOf(pair.To)))
            .Where(pair => pair.FromRoom is not null && !string.IsNullOrEmpty(pair.ToRoom) && pair.FromRoom != pair.ToRoom)
            .Where(pair => !s_allowed.GetValueOrDefault(pair.FromRoom!, []).Contains(pair.ToRoom))
            .Select(pair => $"{pair.From} refers to {pair.To}")
            .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void Core_has_no_room_that_this_list_does_not_name(string build)
    {
        using StagedAssembly core = StagedAssembly.Open(build, "LiveApi.Core");

        Rule.Holds("Every namespace of Core stands in the list.", core.Metadata.TypeDefinitions
            .Select(handle => TypeNames.RoomOf(TypeNames.Of(core.Metadata, handle)))
            .OfType<string>()
            .Where(room => !s_allowed.ContainsKey(room))
            .Distinct());
    }

    [Fact]
    public void References_are_seen_in_bodies_as_in_signatures()
    {
        // What keeps the rule from passing because it looks at nothing: sessions do use the wire, and only in their method bodies some of it.
        using StagedAssembly core = StagedAssembly.Open("net10.0", "LiveApi.Core");

        ILookup<string, string> rooms = new TypeReferences(core).All()
            .Where(pair => TypeNames.RoomOf(pair.From) is not null && TypeNames.RoomOf(pair.To) is not null)
            .ToLookup(pair => TypeNames.RoomOf(pair.From)!, pair => pair.To, StringComparer.Ordinal);

        Assert.Contains("LiveApi.Wire.ClientMessage", rooms["Sessions"]);
        Assert.Contains("LiveApi.Wire.WireFormat", rooms["Sessions"]);
    }
}
