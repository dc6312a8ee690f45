using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Audio from a stream that still fills: a recorder, a pipe, standard input.</summary>
public sealed class StreamInputTests
{
    private const string Heard = "$heard = Get-LiveSimulatorJournal $sim | Select-Object -Last 1; ($heard.Messages | Where-Object Kind -eq realtimeInput.audio | Measure-Object Seconds -Sum).Sum; $heard.Messages.Kind -contains 'realtimeInput.audioStreamEnd'";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Raw_PCM_is_sent_at_the_rate_that_is_named()
    {
        using SimulatedSession simulated = new();
        HostedRun run = simulated.Shell.Run($"$args[0] | Send-LiveAudio -Session $session -SampleRate 8000 -Pace Unpaced; {Heard}", new DripStream(new byte[8_000]));

        Assert.Equal([0.5, true], run.OrThrow().Values);
    }

    [Fact]
    public void A_stream_of_WAV_says_its_rate_itself()
    {
        using SimulatedSession simulated = new();
        HostedRun run = simulated.Shell.Run(
            $"$args[0] | Send-LiveAudio -Session $session -Pace Unpaced; {Heard}", new DripStream(File.ReadAllBytes(Repository.PathOf("examples", "audio", "where-is-the-station.fr.8k-mulaw.wav"))));

        Assert.InRange(Assert.IsType<double>(run.OrThrow().Values.First()), 1, 10);
    }

    [Fact]
    public void Bytes_that_have_become_text_are_one_error_that_says_what_to_do()
    {
        using SimulatedSession simulated = new();
        HostedRun run = simulated.Shell.Run("\"a`0b\", \"c$([char]0xFFFD)\" | Send-LiveAudio -Session $session");

        Assert.Equal(["AudioUnreadable"], run.ErrorIds);
        Assert.Contains("BaseStream", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_recording_and_the_service_is_told()
    {
        using SimulatedSession simulated = new();
        object simulator = simulated.Shell.Get<object>("$sim");
        using HostedShell beside = HostedShell.Open();
        using (HostedScript running = simulated.Shell.Begin("$args[0] | Send-LiveAudio -Session $session", new DeafStream(new byte[6_400])))
        {
            (await beside.RunAsync("$null = Get-LiveSimulatorJournal $args[0] -WaitFor realtimeInput.audio -Timeout 20", Stop, simulator)).OrThrow();
            running.Stop();
            Assert.True((await running.EndAsync()).Stopped);
        }

        Assert.Equal("Ready", simulated.State);
        simulated.Shell.Run("$null = Get-LiveSimulatorJournal $sim -WaitFor realtimeInput.audioStreamEnd -Timeout 20").OrThrow();
    }

    /// <summary>Gives what it has, and then waits for more, whatever it is told: as standard input does.</summary>
    private sealed class DeafStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Position < Length ? base.ReadAsync(buffer, offset, count, CancellationToken.None) : new TaskCompletionSource<int>().Task;
    }

    /// <summary>Gives a few bytes at a time, as a pipe does, an odd number of them.</summary>
    private sealed class DripStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => base.ReadAsync(buffer, offset, Math.Min(count, 333), cancellationToken);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, 333)], cancellationToken);
    }
}
