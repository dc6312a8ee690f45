using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Each fault at each message of each conversation. A seeded slice runs always; LIVEAPI_MATRIX=full runs all.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class MatrixTests(ITestOutputHelper output)
{
    private const int SliceOf = 12;

    private static readonly Talk[] Talks =
    [
        new("text", "parrot", ["One for the road.", "Two to tango.", "Three is a crowd."]),
    ];

    [Fact]
    public async Task Every_cell_ends_as_its_fault_says()
    {
        bool full = Environment.GetEnvironmentVariable("LIVEAPI_MATRIX") == "full";
        long start = Stopwatch.GetTimestamp();
        Random dice = new(20261122);
        List<string> wrong = [];
        int cells = 0;
        foreach (Talk talk in Talks)
        {
            int boundaries = (await PlayAsync(talk, null, 0)).Passed;
            foreach (FaultKind fault in FaultKind.All)
            {
                for (int boundary = 2; boundary < boundaries; boundary++)
                {
                    if (!full && dice.Next(SliceOf) > 0)
                    {
                        continue;
                    }

                    cells++;
                    if (Judge(Expected(fault, boundary), await PlayAsync(talk, fault, boundary)) is { } complaint)
                    {
                        wrong.Add($"{talk.Name}, {fault} at message {boundary} of {boundaries}: {complaint}");
                    }
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cells} cells, {wrong.Count} wrong, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(40)));
        Assert.True(cells > 40);
    }

    // The handle is the third message: a connection that breaks before it leaves nothing to resume with.
    private static FaultKind Expected(FaultKind fault, int boundary) => boundary < 3 ? fault with { Restored = false } : fault;

    private static string? Judge(FaultKind fault, Cell cell)
    {
        if (cell.Broken is { } broken)
        {
            return broken;
        }

        if (!cell.Struck)
        {
            return "the fault did not strike";
        }

        LiveReconnected[] moves = [.. cell.Messages.OfType<LiveReconnected>()];
        LiveSessionClosed[] ends = [.. cell.Messages.OfType<LiveSessionClosed>()];
        return ends.Length != 1 ? $"{ends.Length} ends"
            : cell.Messages[^1] is not LiveSessionClosed ? "something came after the end"
            : !cell.Messages.Select(static message => message.Sequence).SequenceEqual(Enumerable.Range(1, cell.Messages.Count).Select(static number => (long)number)) ? "messages are missing, doubled or out of order"
            : fault.GoesOn ? JudgeGoingOn(fault, cell, moves, ends[0])
            : moves.Length > 0 ? "it came back"
            : ends[0].ClosedBy == LiveCloser.Client ? "it did not end"
            : null;
    }

    private static string? JudgeGoingOn(FaultKind fault, Cell cell, LiveReconnected[] moves, LiveSessionClosed end)
        => end.ClosedBy != LiveCloser.Client ? $"it ended: {end.Summary}"
            : cell.Answered < cell.Asked ? $"{cell.Answered} of {cell.Asked} answered, {cell.Lost} lost"
            : cell.Lost > (fault.MayLoseATurn ? 1 : 0) ? $"{cell.Lost} turns lost"
            : cell.Lost != moves.Count(static move => move.TurnLost) ? "a lost turn was not told"
            : moves.Length > 1 ? $"{moves.Length} moves for one fault"
            : moves.Length == 0 && cell.NeedsMove ? "it did not move"
            : moves.Any(move => move.StateRestored != fault.Restored) ? "the state is not what it says"
            : moves.Any(move => move.Gap < TimeSpan.FromSeconds(fault.AtLeast)) ? $"it came back after {moves[0].Gap.TotalSeconds} s"
            : fault.Restored && cell.TwiceDelivered is { } text ? $"delivered twice: {text}"
            : null;

    private static async Task<Cell> PlayAsync(Talk talk, FaultKind? fault, int boundary)
    {
        VirtualWorld world = new(talk.Scenario);
        FaultDialer dialer = new(world.Dialer, fault, boundary, world.Clock);
        Cell cell = new() { Asked = talk.Questions.Length };
        try
        {
            await world.PlayAsync(async () =>
            {
                LiveSession session = await world.ConnectAsync(options => options with
                {
                    Dialer = dialer,
                    Tools = [new Weather()],
                    Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
                    Credential = LiveCredential.ApiKey("test-key"),
                });
                await Task.Delay(TimeSpan.FromSeconds(1), world.Clock);
                await cell.TalkAsync(session, talk.Questions, world.Clock);
                await Task.Delay(TimeSpan.FromMinutes(2), world.Clock);
                await session.CloseAsync();
                cell.Drain(session);
            });
        }
        catch (Exception wrong)
        {
            cell.Broken = wrong.Message;
        }

        cell.Passed = dialer.Passed;
        cell.Struck = dialer.Struck;
        cell.NeedsMove = fault is { Stalls: false };
        cell.TwiceDelivered = cell.Tries.FirstOrDefault(asked => dialer.Delivered.Count(message => message.Contains(asked.Key, StringComparison.Ordinal)) > asked.Value).Key;
        return cell;
    }

    private sealed record Talk(string Name, string Scenario, string[] Questions);
}
