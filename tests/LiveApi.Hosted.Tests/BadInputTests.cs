using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Bad input: one clear error each, with an id of its own and a recommended action, and nothing left behind.</summary>
public sealed class BadInputTests
{
    private const string Connect = "Connect-LiveSession -Uri $args[0] -ApiKey (ConvertTo-SecureString k -AsPlainText)";

    [Fact]
    public async Task Servers_that_misbehave_are_named_for_what_they_do()
    {
        using HostedShell shell = HostedShell.Open();
        using BadServer silent = BadServer.Silent();
        using BadServer closing = BadServer.Closing(1007, "Request contains an invalid argument.");
        using BadServer key = BadServer.Closing(1007, "API key not valid. Please pass a valid API key.");
        (string Uri, string Id, string Says)[] cases =
        [
            ("ws://127.0.0.1:1/", "ConnectionRefused", "127.0.0.1:1"),
            (silent.Uri, "ServerSilent", "phase"),
            (closing.Uri, "SetupRejected", "Request contains an invalid argument."),
            (key.Uri, "CredentialRefused", "API key not valid"),
        ];
        foreach ((string uri, string id, string says) in cases)
        {
            HostedRun run = await shell.RunAsync(id is "ServerSilent" ? Connect + " -ConnectTimeout 1" : Connect, TestContext.Current.CancellationToken, uri);

            Assert.Equal([id], run.ErrorIds);
            ErrorRecord error = run.Errors.Append(run.Terminating).OfType<ErrorRecord>().Single();
            Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction), id);
        }
    }

    [Fact]
    public async Task A_batch_goes_on_after_each_bad_file()
    {
        string folder = Directory.CreateTempSubdirectory("LiveApi-bad-").FullName;
        try
        {
            string good = Path.Combine(Repository.Root, "examples", "audio", "wait-tomorrow.en.24k-float.wav");
            byte[] wav = await File.ReadAllBytesAsync(good, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder, "1-truncated.wav"), wav[..5_000], TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder, "2-empty.wav"), [], TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "3-text.wav"), "Hello, I am a text.", TestContext.Current.CancellationToken);
            Directory.CreateDirectory(Path.Combine(folder, "4-folder.wav"));
            File.Copy(good, Path.Combine(folder, "5-good.wav"));
            using HostedShell shell = HostedShell.Open();
            HostedRun run = await shell.RunAsync(
                """
                $folder = $args[0]
                $sim = Start-LiveSimulator -Speed 50
                '1-truncated.wav', '2-empty.wav', '3-text.wav', '4-folder.wav', 'missing.wav', '5-good.wav' | ForEach-Object { Join-Path $folder $_ } |
                    Convert-LiveAudio -Uri $sim.Uri -ApiKey (ConvertTo-SecureString k -AsPlainText) -OutputDirectory (Join-Path $folder out) -Pace 50
                Stop-LiveSimulator $sim
                """,
                TestContext.Current.CancellationToken,
                folder);

            Assert.Equal(["AudioTruncated", "AudioEmpty", "AudioUnreadable", "AudioNotFound", "AudioNotFound"], run.ErrorIds);
            Assert.All(run.Errors, error => Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction), error.ToString()));
            Assert.EndsWith("5-good.wav", Assert.Single(run.Output).Properties["File"].Value.ToString(), StringComparison.Ordinal);
            Assert.Equal(["5-good.txt", "5-good.wav"], Directory.GetFiles(Path.Combine(folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
