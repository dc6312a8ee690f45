using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>A part of the matrix that is small enough for every day: each fault, and each stage of each conversation, at least once.</summary>
internal static class Slice
{
    internal static IReadOnlyList<Place> Of(IReadOnlyList<Place> all, int seed)
    {
        Random dice = new(seed);
        Place[] shuffled = [.. all];
        dice.Shuffle(shuffled);
        HashSet<object> seen = [];
        return [.. shuffled.Where(place => seen.Add(place.Fault) | seen.Add((place.Talk, place.Stage)) | seen.Add((place.Fault.Class, place.Stage)))];
    }
}
