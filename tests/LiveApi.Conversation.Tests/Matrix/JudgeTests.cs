using System;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using Xunit;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>The judge of the matrix sees a session that is really wrong, and has nothing against the same cell of a right one.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class JudgeTests
{
    [Theory]
    [InlineData(nameof(Mistake.DropsHeldResult), "blocking-tool", "reset", nameof(Stage.ToolRuns), "a call has no answer")]
    [InlineData(nameof(Mistake.PassesStaleSound), "barge-in", "reset", nameof(Stage.Over), "stale sound was read")]
    [InlineData(nameof(Mistake.ReplaysText), "text", "reset", nameof(Stage.Quiet), "asked more often")]
    [InlineData(nameof(Mistake.KeepsFirstHandle), "five-handovers", "goAway 50 s", nameof(Stage.Quiet), "without the newest handle")]
    [InlineData(nameof(Mistake.SwallowsClose), "text", "close 1007 invalid argument", nameof(Stage.Quiet), "it came back")]
    public async Task A_wrong_session_turns_its_cell_red(string name, string conversation, string faultName, string stageName, string complaint)
    {
        Mistake mistake = Enum.Parse<Mistake>(name);
        FaultTable table = FaultTable.Read();
        ReferenceConversation talk = ReferenceConversation.All.First(one => one.Name == conversation);
        Place place = (await Place.AllAsync(table, talk)).First(one => one.Fault.Name == faultName && one.Stage == Enum.Parse<Stage>(stageName));

        string? ofRight = Judge.Complaint(place, await Cell.PlayAsync(place.Talk, place.Fault, place.Boundary));
        string? ofWrong = Judge.Complaint(place, await Cell.PlayAsync(place.Talk, place.Fault, place.Boundary, dialer => new MistakenDialer(dialer, mistake)));

        Assert.Null(ofRight);
        Assert.Contains(complaint, ofWrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_of_the_catalogue_stands_in_the_table_with_each_of_its_codes()
    {
        FaultTable table = FaultTable.Read();
        int[] codes = [1000, 1001, 1007, 1008, 1009, 1011];

        Assert.All(
            from known in Transport.CloseCatalogue.Closes from code in known.Codes.Intersect(codes) select (known, code),
            one => Assert.Contains(table.Faults, fault => fault.CloseCode == one.code && Transport.CloseCatalogue.CaseOf(one.code, fault.CloseReason) == one.known));
    }
}
