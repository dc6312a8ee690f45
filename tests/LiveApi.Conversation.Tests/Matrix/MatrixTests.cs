using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using Xunit;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Each fault after each message of each conversation. A seeded slice runs always; LIVEAPI_MATRIX=full runs all.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class MatrixTests(ITestOutputHelper output)
{
    private const int StoriesTold = 3;

    [Fact]
    public async Task Every_cell_ends_as_the_table_says()
    {
        string wish = Environment.GetEnvironmentVariable("LIVEAPI_MATRIX") ?? string.Empty;
        int seed = int.TryParse(wish, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : 20261122;
        long start = Stopwatch.GetTimestamp();
        FaultTable table = FaultTable.Read();
        List<Place> all = [];
        foreach (ReferenceConversation talk in ReferenceConversation.All)
        {
            all.AddRange(await Place.AllAsync(table, talk));
        }

        string? only = Environment.GetEnvironmentVariable("LIVEAPI_MATRIX_ONLY");
        IReadOnlyList<Place> chosen = wish == "full" || only is not null ? [.. all.Where(place => only is null || place.ToString().Contains(only, StringComparison.Ordinal))] : Slice.Of(all, seed);
        List<(Place Place, string Complaint)> wrong = [];
        foreach (Place place in chosen)
        {
            Cell cell = await Cell.PlayAsync(place.Talk, place.Fault, place.Boundary);
            if (Judge.Complaint(place, cell) is { } complaint)
            {
                wrong.Add((place, complaint));
                if (only is not null && wrong.Count <= StoriesTold)
                {
                    output.WriteLine($"{place}: {complaint}\n{cell.Story}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {chosen.Count} of {all.Count} cells, {wrong.Count} wrong, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        foreach (IGrouping<string, Place> talk in chosen.GroupBy(static place => place.Talk.Name))
        {
            output.WriteLine($"{talk.Key}: {talk.Count()} cells, {talk.Select(static place => place.Boundary).Distinct().Count()} messages; {string.Join(", ", talk.GroupBy(static place => place.Expected.Turn).Select(static group => $"{group.Key} {group.Count()}"))}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Select(static one => $"{one.Place}: {one.Complaint}").Take(4000)));
        if (only is not null)
        {
            Assert.NotEmpty(chosen);
            return;
        }

        Assert.All(ReferenceConversation.All, talk => Assert.Contains(chosen, place => place.Talk == talk));
        Assert.All(table.Faults, fault => Assert.Contains(chosen, place => place.Fault == fault));
    }
}
