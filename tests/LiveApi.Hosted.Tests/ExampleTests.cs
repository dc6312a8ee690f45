using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Pester;
using LiveApi.Hosted.Tests.Pester.Model;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Every script in examples/, run as a user runs it.</summary>
public sealed class ExampleTests
{
    private static readonly string Examples = Path.Combine(Repository.Root, "examples");

    [Fact]
    public async Task Translate_audio_writes_an_answer_and_a_transcript_for_each_recording()
    {
        string folder = Directory.CreateTempSubdirectory("LiveApi-example-").FullName;
        try
        {
            using HostedShell shell = HostedShell.OpenBare();
            HostedRun run = await shell.RunAsync("& $args[0] -OutputDirectory $args[1] -Pace 20", TestContext.Current.CancellationToken, Path.Combine(Examples, "translate-audio.ps1"), folder);

            run.OrThrow();
            string[] wavs = [.. Directory.GetFiles(Path.Combine(Examples, "audio"), "*.wav").Select(file => Path.GetFileNameWithoutExtension(file)!)];
            Assert.Equal(6, wavs.Length);
            Assert.All(wavs, name => Assert.True(new FileInfo(Path.Combine(folder, name + ".wav")).Length > 10_000, name));
            Assert.Contains("Berlin", await File.ReadAllTextAsync(Path.Combine(folder, "train-question.en.16k.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.NotEmpty(run.Progress);
            Assert.Empty(shell.Run("Get-LiveSession; Get-LiveSimulator").OrThrow().Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Conversation_with_tool_has_the_model_call_it()
    {
        using HostedShell shell = HostedShell.OpenBare();
        HostedRun run = await shell.RunAsync("& $args[0]", TestContext.Current.CancellationToken, Path.Combine(Examples, "conversation-with-tool.ps1"));

        run.OrThrow();
        string said = string.Join('\n', run.Information.Select(record => record.MessageData.ToString()));
        Assert.Contains("The model called get_weather", said, StringComparison.Ordinal);
        Assert.Contains("rain", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measure_latency_states_its_figures()
    {
        using HostedShell shell = HostedShell.OpenBare();
        HostedRun run = await shell.RunAsync("& $args[0] -Repeat 2", TestContext.Current.CancellationToken, Path.Combine(Examples, "measure-latency.ps1"));

        Assert.Equal(["FirstMessage", "FirstText", "FirstAudio", "FirstSound", "TurnComplete"], run.OrThrow().Output.Select(row => row.Properties["Figure"].Value.ToString()));
        Assert.All(run.Output, row => Assert.Equal(2, row.Properties["Count"].Value));
    }

    [Fact]
    public void A_suite_for_Pester_passes()
    {
        using PesterFile file = PesterFile.Discover(Path.Combine(Examples, "weather.Tests.ps1"));
        file.Run();

        Assert.Empty(file.BlockErrors.Select(PesterRuns.Describe));
        Assert.Equal(3, file.Root.Tests.Count());
        Assert.All(file.Root.Tests, static test => Assert.True(test.Result is PesterResult.Passed, PesterRuns.Describe(test)));
    }

    [Fact]
    public void Every_script_is_run_here()
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "LiveApi.Hosted.Tests", "ExampleTests.cs"));

        Assert.All(Directory.GetFiles(Examples, "*.ps1"), script => Assert.Contains($"\"{Path.GetFileName(script)}\"", source, StringComparison.Ordinal));
    }
}
