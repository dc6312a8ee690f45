using System;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>A message without end: one clear error, and no more memory than the limit.</summary>
[Collection(MeasuresTheProcess)]
public sealed class HugeMessageTests
{
    // What is allocated is counted for the whole process: nobody else may run.
    internal const string MeasuresTheProcess = "measures the process";

    private const int FrameBytes = 200 * 1024 * 1024;

    [Fact]
    public async Task A_frame_of_200_megabytes_ends_the_session_with_one_error_and_bounded_memory()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        long before = GC.GetTotalAllocatedBytes(precise: true);

        byte[] piece = new byte[1024 * 1024];
        piece.AsSpan().Fill((byte)' ');
        Task sending = live.Server.SendEndlessAsync(piece, FrameBytes / piece.Length);
        LiveSessionClosed end = await live.Session.Completion.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        LiveException fault = Assert.IsType<LiveException>(end.Error);
        Assert.Equal(LiveFault.MessageTooLarge, fault.Fault);
        Assert.Contains("16,777,216 bytes", fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Advice);
        Assert.Equal(LiveSessionState.Faulted, live.Session.State);

        // The buffer doubles up to the limit: all of its sizes together are under twice the limit. The rest is the test's own server.
        Assert.InRange(allocated, 16 * 1024 * 1024, 80 * 1024 * 1024);
        await sending;
    }
}

/// <summary>Tests of which one runs at a time, and nothing beside it.</summary>
[CollectionDefinition(HugeMessageTests.MeasuresTheProcess, DisableParallelization = true)]
public sealed class MeasuringTests;
