using System;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Who calls, as a user says it: keys, tokens, Google accounts, and what the environment holds.</summary>
public sealed class CredentialTests : IDisposable
{
    private const string Key = "AIzaSyTheSecretThatNoTextMayHold00000";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public async Task A_service_account_signs_in_and_its_library_is_loaded_then_and_not_before(string build)
    {
        await using HttpDouble google = new(200, """{"access_token":"ya29.signed-in","expires_in":3600,"token_type":"Bearer"}""");
        await using LoopbackService service = new();

        ProgramRun run = await ProgramRun.ShellAsync(
            $"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{Repository.PathOf("bin", build, "LiveApi.PowerShell.dll")}'
            function Count-Google {"{"} @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object {"{"} $_.GetName().Name -like 'Google.*' {"}"}).Count {"}"}
            Count-Google
            (Connect-LiveSession -Uri ws://127.0.0.1:{service.Port} -ServiceAccount '{WriteKey(google.Address)}' -QuotaProject payer-1 -NoProxy).Model
            (Count-Google) -gt 0
            """,
            Stop);

        Assert.Equal(("0\nprojects/p1/locations/global/publishers/google/models/gemini-3.8-live\nTrue\n", "", 0), (run.Output, run.Errors, run.ExitCode));
        Assert.Contains("Authorization: Bearer ya29.signed-in\r\n", service.Upgrade, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("x-goog-user-project: payer-1\r\n", service.Upgrade, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("POST /token", Assert.Single(google.Requests).Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$env:GEMINI_API_KEY = 'k'", "models/gemini-3.8-live", "BidiGenerateContent ")]
    [InlineData("$env:GOOGLE_GENAI_USE_VERTEXAI = 'true'; $env:GOOGLE_API_KEY = 'k'", "publishers/google/models/gemini-3.8-live", "LlmBidiService")]
    [InlineData("$env:GOOGLE_GENAI_USE_ENTERPRISE = 'true'; $env:GOOGLE_CLOUD_PROJECT = 'p1'; $env:GOOGLE_CLOUD_LOCATION = 'europe-west4'", "publishers/google/models/gemini-3.8-live", "LlmBidiService")]
    [InlineData("$env:GOOGLE_GENAI_USE_VERTEXAI = '0'; $env:GOOGLE_CLOUD_PROJECT = 'p1'", "models/gemini-3.8-live", "BidiGenerateContent ")]
    public async Task The_environment_says_which_service_and_its_secrets_stay_with_Google(string environment, string model, string path)
    {
        await using LoopbackService service = new();

        ProgramRun run = await ProgramRun.ShellAsync($"{environment}; (Connect-LiveSession -Uri ws://127.0.0.1:{service.Port} -NoProxy).Model", Stop);

        Assert.Equal((model + "\n", "", 0), (run.Output, run.Errors, run.ExitCode));
        Assert.Contains(path, service.Upgrade, StringComparison.Ordinal);
        Assert.DoesNotContain("x-goog-api-key", service.Upgrade, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_default_credential_that_cannot_be_read_is_named()
    {
        string file = _folder.Write("key.json", Encoding.UTF8.GetBytes("""{"type":"service_account","private_key":"SECRET"}"""));

        ProgramRun run = await ProgramRun.ShellAsync($"$env:GOOGLE_APPLICATION_CREDENTIALS = '{file}'; try {{ Connect-LiveSession -Vertex -Project p1 }} catch {{ \"$($_.FullyQualifiedErrorId) $_\" }}", Stop);

        Assert.StartsWith($"CredentialUnreadable,LiveApi.PowerShell.Commands.ConnectLiveSessionCommand '{file}'", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ephemeral_token_goes_to_the_constrained_method_whatever_it_is_passed_as()
    {
        using HostedShell shell = HostedShell.Open();
        foreach (string parameter in new[] { "-ApiKey", "-EphemeralToken" })
        {
            await using LoopbackService service = new();
            (await shell.RunAsync($"Connect-LiveSession -Uri $args[0] -NoProxy {parameter} (ConvertTo-SecureString auth_tokens/1 -AsPlainText) | Disconnect-LiveSession", Stop, $"ws://127.0.0.1:{service.Port}")).OrThrow();

            Assert.Contains("v1beta.GenerativeService.BidiGenerateContentConstrained ", service.Upgrade, StringComparison.Ordinal);
            Assert.Contains("Authorization: Token auth_tokens/1\r\n", service.Upgrade, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task New_LiveToken_makes_a_token_that_does_not_show()
    {
        await using HttpDouble service = new(200, """{"name":"auth_tokens/0a1b"}""");
        using HostedShell shell = HostedShell.Open();

        HostedRun run = (await shell.RunAsync(
            """
            $token = New-LiveToken gemini-3.8-live -Uri $args[0] -NoProxy -ApiKey (ConvertTo-SecureString $args[1] -AsPlainText) -Uses 2 -Lifetime 600 -Setup @{ generationConfig = @{ temperature = 0.5 } } -LockAdditionalField tools -Verbose
            $token, ($token | Out-String), (New-LiveToken -Uri $args[0] -NoProxy -ApiKey (ConvertTo-SecureString $args[1] -AsPlainText) -AsPlainText)
            """,
            Stop,
            service.Address,
            Key)).OrThrow();

        JsonElement body = JsonDocument.Parse(service.Requests.First().Body).RootElement;
        Assert.Equal(2, body.GetProperty("uses").GetInt32());
        Assert.Equal("models/gemini-3.8-live", body.GetProperty("bidiGenerateContentSetup").GetProperty("model").GetString());
        Assert.Equal("model,generationConfig.temperature,tools", body.GetProperty("fieldMask").GetString());
        Assert.Equal("auth_tokens/0a1b", run.Values.Last());
        Assert.DoesNotContain("auth_tokens/0a1b", string.Join("\n", run.Output.Take(2)) + string.Join("\n", run.Verbose), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_opens_a_session_as_it_is()
    {
        await using HttpDouble minter = new(200, """{"name":"auth_tokens/0a1b"}""");
        await using LoopbackService service = new();
        using HostedShell shell = HostedShell.Open();

        (await shell.RunAsync(
            "Connect-LiveSession -NoProxy -Uri $args[0] -EphemeralToken (New-LiveToken -NoProxy -Uri $args[1]) | Disconnect-LiveSession",
            Stop,
            $"ws://127.0.0.1:{service.Port}",
            minter.Address)).OrThrow();

        Assert.Contains("Authorization: Token auth_tokens/0a1b\r\n", service.Upgrade, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Connect-LiveSession -ApplicationDefault -Project 'p1' -QuotaProject 'a b'", "SetupInvalid")]
    [InlineData("Connect-LiveSession -ApplicationDefault -Project 'p1' -Impersonate 'a/b'", "SetupInvalid")]
    [InlineData("Connect-LiveSession -Project p1 -AccessToken { 'ya29.x' } -QuotaProject 'a b'", "SetupInvalid")]
    [InlineData("Connect-LiveSession -Vertex -AccessToken { 'ya29.x' }", "SetupInvalid")]
    [InlineData("Connect-LiveSession -ServiceAccount ./none.json", "CredentialUnreadable")]
    [InlineData("Connect-LiveSession -ServiceAccount x -ApplicationDefault", "AmbiguousParameterSet")]
    [InlineData("Connect-LiveSession -ApiKey $key -Impersonate a@b", "AmbiguousParameterSet")]
    [InlineData("Connect-LiveSession -ApiKey $key -ApiVersion v1", "SetupInvalid")]
    [InlineData("Connect-LiveSession -ApiKey $key -Uri 'ws://127.0.0.1:9/?key=AIzaSySecret'", "CredentialMalformed")]
    [InlineData("Connect-LiveSession -EphemeralToken $key", "CredentialMalformed")]
    [InlineData("Connect-LiveSession -ApiKey (ConvertTo-SecureString \"AIzaSySecret`nSecondLine\" -AsPlainText)", "CredentialMalformed")]
    [InlineData("Connect-LiveSession -Project p1 -AccessToken { \"ya29.AIzaSySecret`nx\" } -Uri ws://127.0.0.1:9", "CredentialMalformed")]
    [InlineData("Connect-LiveSession -Project p1 -AccessToken { throw 'no token today' } -Uri ws://127.0.0.1:9", "CredentialMissing")]
    [InlineData("New-LiveToken -ApiKey (ConvertTo-SecureString auth_tokens/1 -AsPlainText)", "CredentialMalformed")]
    [InlineData("New-LiveToken -ApiKey $key -Lifetime 72000", "SetupInvalid")]
    [InlineData("New-LiveToken -ApiKey $key -Uses -1", "ParameterArgumentValidationError")]
    [InlineData("New-LiveToken gemini-3.8-live -ApiKey $key -LockAdditionalField temprature", "SetupInvalid")]
    public async Task Bad_input_is_one_error_with_an_id_and_without_a_secret(string command, string id)
    {
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync($"$key = ConvertTo-SecureString {Key} -AsPlainText; {command}", Stop);

        Assert.Equal([id], run.ErrorIds);
        ErrorRecord error = run.Errors.Append(run.Terminating).OfType<ErrorRecord>().Single();
        string said = $"{error}{error.ErrorDetails?.RecommendedAction}{error.Exception}{error.TargetObject}";
        Assert.DoesNotContain("AIzaSy", said, StringComparison.Ordinal);
    }

    private string WriteKey(Uri google)
    {
        using RSA rsa = RSA.Create(2048);
        return _folder.Write("key.json", JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "service_account",
            project_id = "p1",
            private_key_id = "k1",
            private_key = rsa.ExportPkcs8PrivateKeyPem(),
            client_email = "robot@p1.iam.gserviceaccount.com",
            token_uri = new Uri(google, "token").AbsoluteUri,
        }));
    }
}
