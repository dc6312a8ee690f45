using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Tokens of a script block, over several connections of one session.</summary>
public sealed class CredentialRenewalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    // Vertex AI looks at a token when a connection is made: the first one would be refused there by now.
    private const string ExpiredAndCut = """
        name: expired-and-cut
        steps:
          - expect: text
          - say: "Your token is over, and so is your connection."
          - expire
          - drop
          - repeat: forever
            steps:
              - expect: text
              - say: "Welcome back, on connection ${connection}."
        """;

    [Fact]
    public async Task A_script_block_is_asked_again_when_its_token_has_expired()
    {
        using HostedShell shell = HostedShell.Open();

        HostedRun run = (await shell.RunAsync(
            """
            $log, $scenario = $args
            $sim = Start-LiveSimulator $scenario -Speed Instant
            $session = Connect-LiveSession -Vertex -Project p1 -Uri $sim.Uri -OutputTranscription -AccessToken {
                [IO.File]::AppendAllText($using:log, 'x')
                "ya29.token-$([IO.File]::ReadAllText($using:log).Length)"
            }
            (Invoke-LiveTurn -Session $session 'Hello.').Transcript
            $moved = Receive-LiveMessage -Session $session -Follow -Kind Reconnecting, Reconnected -Timeout 30 | Select-Object -First 2
            $moved[0].IsPlanned, $moved[1].StateRestored
            (Invoke-LiveTurn -Session $session 'Hello again.').Transcript
            [IO.File]::ReadAllText($log).Length
            $session | Disconnect-LiveSession
            $sim | Stop-LiveSimulator
            """,
            Stop,
            Path.Combine(_folder.Path, "asked"),
            _folder.Write("expired.yaml", Encoding.UTF8.GetBytes(ExpiredAndCut)))).OrThrow();

        Assert.Equal(["Your token is over, and so is your connection.", false, true, "Welcome back, on connection 2.", 2], run.Values);
    }

    [Fact]
    public async Task A_session_moves_to_a_new_ephemeral_token_ahead_of_its_end()
    {
        using HostedShell shell = HostedShell.Open();

        HostedRun run = (await shell.RunAsync(
            """
            $manifest = $args[0]
            $key = ConvertTo-SecureString AIzaSyTheSecretThatNoTextMayHold00000 -AsPlainText -Force
            $sim = Start-LiveSimulator
            $uri = $sim.Uri
            $session = Connect-LiveSession -Uri $uri -OutputTranscription -EphemeralToken {
                Import-Module $using:manifest
                New-LiveToken -Uri $using:uri -ApiKey $using:key -Lifetime 4 -NewSessionLifetime 4
            }
            $first = $session.CredentialExpiresAt
            $moved = Receive-LiveMessage -Session $session -Follow -Kind Reconnecting, Reconnected, SessionClosed -Timeout 60 | Select-Object -First 2
            $moved[0].IsPlanned, $moved[0].RenewsCredential, $moved[1].StateRestored, ($session.CredentialExpiresAt -gt $first)
            $session | Disconnect-LiveSession
            $sim | Stop-LiveSimulator
            """,
            Stop,
            Repository.Manifest)).OrThrow();

        Assert.Equal([true, true, true, true], run.Values);
    }

    [Theory]
    [InlineData("@{ access_token = 'ya29.x'; expires_in = 3600 }", true)]
    [InlineData("[pscustomobject]@{ Token = (ConvertTo-SecureString ya29.x -AsPlainText -Force); ExpiresOn = [DateTimeOffset]::UtcNow.AddHours(1) }", true)]
    [InlineData("'ya29.x'", false)]
    public async Task A_script_block_may_say_how_long_its_token_is_good_for(string answer, bool known)
    {
        await using LoopbackService service = new();
        using HostedShell shell = HostedShell.Open();

        HostedRun run = (await shell.RunAsync(
            $"$session = Connect-LiveSession -NoProxy -Vertex -Project p1 -Uri $args[0] -AccessToken {{ {answer} }}; if ($session.CredentialExpiresAt) {{ [Math]::Round(($session.CredentialExpiresAt - [DateTimeOffset]::UtcNow).TotalHours) }}; $session | Disconnect-LiveSession",
            Stop,
            $"ws://127.0.0.1:{service.Port}")).OrThrow();

        Assert.Contains("Authorization: Bearer ya29.x\r\n", service.Upgrade, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(known ? [1.0] : [], run.Values);
    }

    [Fact]
    public async Task What_a_command_of_the_module_says_in_it_keeps_its_name()
    {
        await using HttpDouble minter = new(429, "{}", "37");
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync(
            """
            $manifest, $minter, $key = $args
            Connect-LiveSession -Uri ws://127.0.0.1:9 -EphemeralToken { Import-Module $using:manifest; New-LiveToken -NoProxy -Uri $using:minter -ApiKey (ConvertTo-SecureString $using:key -AsPlainText -Force) }
            """,
            Stop,
            Repository.Manifest,
            minter.Address,
            "AIzaSyTheSecretThatNoTextMayHold00000");

        Assert.Equal(["QuotaExceeded"], run.ErrorIds);
        Assert.StartsWith("The server asks to wait 37 s.", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("AIzaSy", $"{run.Error}{run.Error.Exception}", StringComparison.Ordinal);
    }
}
