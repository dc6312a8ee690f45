using System.Linq;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Ctrl+C, Select-Object -First and -ErrorAction Stop: each ends the command at once and leaves the session usable.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("Receive-LiveMessage $session")]
    [InlineData("Receive-LiveMessage $session -Follow")]
    public async Task Ctrl_C_while_it_receives(string receive)
    {
        // A story of twenty seconds: the first message comes, the end of the turn does not.
        using SimulatedSession simulated = new("barge-in", speed: "1");
        using (HostedScript running = simulated.Shell.Begin($"Send-LiveText 'A story' -Session $session; {receive}"))
        {
            await running.FirstOutput;
            running.Stop();
            Assert.True((await running.EndAsync()).Stopped);
        }
        Assert.Equal("Ready", simulated.State);
        Assert.Equal(1, simulated.Shell.Get<int>("@(Receive-LiveMessage $session -Follow | Select-Object -First 1).Count"));
    }

    [Theory]
    [InlineData("Invoke-LiveTurn -Session $session -Path $speech -Pace 0.01")]
    [InlineData("Measure-LiveLatency -Session $session -Text ping -Repeat 1000000")]
    [InlineData("$speech | Convert-LiveAudio -Session $session -OutputDirectory $folder -Pace 0.01")]
    public async Task Ctrl_C_while_it_shows_progress(string script)
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("liveapi-stop-").FullName;
        using SimulatedSession simulated = new();
        using (HostedScript running = simulated.Shell.Begin("$speech, $folder = $args; " + script, Repository.PathOf("examples", "audio", "train-question.en.16k.wav"), folder))
        {
            await running.FirstProgress;
            running.Stop();
            Assert.True((await running.EndAsync()).Stopped);
        }
        Assert.Equal("Ready", simulated.State);
        Assert.Empty(System.IO.Directory.GetFileSystemEntries(folder));
        System.IO.Directory.Delete(folder);
    }

    [Fact]
    public async Task Ctrl_C_while_it_connects_leaves_nothing_open()
    {
        using System.Net.Sockets.TcpListener silent = new(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        using HostedShell shell = HostedShell.Open();
        using (HostedScript running = shell.Begin("'started'; Connect-LiveSession -Uri $args[0] -ApiKey (ConvertTo-SecureString x -AsPlainText) -ConnectTimeout 600", $"ws://{silent.LocalEndpoint}/"))
        {
            await running.FirstOutput;
            using System.Net.Sockets.TcpClient dialled = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            running.Stop();
            Assert.True((await running.EndAsync()).Stopped);
        }
        Assert.Equal(0, shell.Get<int>("@(Get-LiveSession).Count"));
    }

    [Fact]
    public void Select_First_takes_what_it_wants_and_the_rest_comes_later()
    {
        using SimulatedSession simulated = new();
        HostedRun run = simulated.Shell.Run(
            """
            $first = 'one two three four' | Send-LiveText -Session $session -PassThru | Receive-LiveMessage | Select-Object -First 2
            $rest = Receive-LiveMessage $session
            $first.Sequence + $rest.Sequence
            """).OrThrow();
        int[] sequence = [.. run.Values.Select(value => System.Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(Enumerable.Range(sequence[0], sequence.Length), sequence);
        Assert.Equal("Ready", simulated.State);
    }

    [Fact]
    public void ErrorAction_Stop_ends_the_command_at_its_first_error()
    {
        using SimulatedSession simulated = new();
        HostedRun run = simulated.Shell.Run(
            "Invoke-LiveTurn -Session $session -Path ./none.wav, $args[0] -Pace Unpaced -ErrorAction Stop", Repository.PathOf("examples", "audio", "train-question.en.16k.wav"));
        Assert.Empty(run.Output);
        Assert.Equal(["AudioNotFound"], run.ErrorIds);
        Assert.NotNull(run.Terminating);
        Assert.Equal("still here", simulated.Ask("still here"));
    }

    [Fact]
    public void Two_runspaces_know_nothing_of_each_others_sessions()
    {
        using SimulatedSession one = new();
        using SimulatedSession two = new();
        Assert.Equal("1 1", $"{one.Shell.Get<int>("@(Get-LiveSession).Count")} {two.Shell.Get<int>("@(Get-LiveSession).Count")}");
        one.Shell.Run("Remove-Module LiveApi").OrThrow();
        Assert.Equal("still here", two.Ask("still here"));
    }
}
