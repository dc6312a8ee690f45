using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Bad input: one clear error each, with an id of its own and a recommended action, and nothing left behind.</summary>
public sealed class BadInputTests
{
    private const string Connect = "Connect-LiveSession -Uri $args[0] -ApiKey (ConvertTo-SecureString k -AsPlainText) -ConnectTimeout 1";

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
            HostedRun run = await shell.RunAsync(Connect, TestContext.Current.CancellationToken, uri);

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

    [Fact]
    public async Task Two_hundred_failures_leave_nothing_behind()
    {
        using HostedShell shell = HostedShell.Open();
        using BadServer closing = BadServer.Closing(1008, "Requested entity was not found.");
        string text = Path.GetTempFileName();
        try
        {
            await FailAsync(shell, closing.Uri, text, cycles: 5);
            (int sockets, int processes, int runspaces) = Count();
            await FailAsync(shell, closing.Uri, text, cycles: 200);

            (int socketsAfter, int processesAfter, int runspacesAfter) = Count();
            Assert.Equal((processes, runspaces), (processesAfter, runspacesAfter));
            Assert.InRange(socketsAfter, 0, sockets + 2);
        }
        finally
        {
            File.Delete(text);
        }
    }

    private static async Task FailAsync(HostedShell shell, string uri, string text, int cycles)
    {
        HostedRun run = await shell.RunAsync(
            $$"""
            foreach ($cycle in 1..{{cycles}}) {
                try { Connect-LiveSession -Uri $args[0] -ApiKey (ConvertTo-SecureString k -AsPlainText) } catch { $_.FullyQualifiedErrorId }
                try { Connect-LiveSession -Uri ws://127.0.0.1:1/ -ApiKey (ConvertTo-SecureString k -AsPlainText) } catch { $_.FullyQualifiedErrorId }
                try { Send-LiveAudio -Path $args[1] } catch { $_.FullyQualifiedErrorId }
            }
            """,
            TestContext.Current.CancellationToken,
            uri,
            text);
        Assert.Equal(cycles * 3, run.Output.Count + run.Errors.Count);
    }

    // Sockets as the system shows them, processes that this one has started, and runspaces of the whole process.
    private static (int Sockets, int Processes, int Runspaces) Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        int sockets = OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Count(IsSocket) : 0;
        int processes = OperatingSystem.IsLinux() ? Children() : 0;
        return (sockets, processes, RunspacesInProcess().Count);
    }

    // Get-Runspace is not in the engine's package; this is the list that it shows.
    private static IReadOnlyList<Runspace> RunspacesInProcess()
        => (IReadOnlyList<Runspace>)typeof(Runspace).GetProperty("RunspaceList", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private static int Children()
    {
        IEnumerable<string> tasks = Directory.GetDirectories($"/proc/{Environment.ProcessId}/task");
        return tasks.Sum(task => Try(() => File.ReadAllText(Path.Combine(task, "children"))).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static bool IsSocket(string descriptor) => Try(() => new FileInfo(descriptor).LinkTarget ?? string.Empty).StartsWith("socket:", StringComparison.Ordinal);

    private static string Try(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
