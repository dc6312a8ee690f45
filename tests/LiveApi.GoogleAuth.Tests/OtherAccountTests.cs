using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.GoogleAuth.Tests.Support;
using WireMock;
using Xunit;

namespace LiveApi.GoogleAuth.Tests;

/// <summary>Users who signed in with gcloud, service accounts that others act as, and machines of Google's cloud.</summary>
public sealed class OtherAccountTests : IDisposable
{
    private const string Target = "target@p2.iam.gserviceaccount.com";

    private readonly SignIn _signIn = new();

    public void Dispose() => _signIn.Dispose();

    [Fact]
    public async Task A_user_gets_tokens_with_the_refresh_token()
    {
        _signIn.Service.GiveTokens();
        LiveCredential credential = _signIn.Credential(_signIn.Options with { File = UserFile() });

        Assert.Equal("Bearer ya29.token-1", await SignIn.TokenAsync(credential));
        _signIn.Time.Advance(TimeSpan.FromMinutes(59.5));
        Assert.Equal("Bearer ya29.token-2", await SignIn.TokenAsync(credential));

        Assert.Equal(2, _signIn.Service.Forms.Count);
        Assert.All(_signIn.Service.Forms, form => Assert.Equal(("refresh_token", "1//refresh", "client", "client-secret"), (form["grant_type"], form["refresh_token"], form["client_id"], form["client_secret"])));
    }

    [Fact]
    public async Task A_user_whose_sign_in_has_ended_is_sent_to_gcloud()
    {
        _signIn.Service.Refuse(400, new { error = "invalid_grant", error_description = "Token has been expired or revoked." });

        LiveException fault = await SignIn.FaultAsync(_signIn.Credential(_signIn.Options with { File = UserFile() }));

        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
        Assert.Contains("gcloud auth application-default login", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acting_as_a_service_account_asks_IAM_with_the_token_of_the_key()
    {
        _signIn.Service.GiveTokens().GiveImpersonatedTokens(_signIn.Time.GetUtcNow().AddHours(1));

        string token = await SignIn.TokenAsync(_signIn.Credential(_signIn.Options with { File = _signIn.KeyFile(), Impersonate = Target }));

        Assert.Equal("Bearer ya29.impersonated", token);
        Assert.Equal("https://www.googleapis.com/auth/iam", ServiceAccountKey.ClaimsOf(_signIn.Service.Forms[0]["assertion"]).GetProperty("scope").GetString());
        IRequestMessage asked = _signIn.Service.Requests[1];
        Assert.Equal($"/v1/projects/-/serviceAccounts/{Target}:generateAccessToken", asked.Path);
        Assert.Equal("Bearer ya29.token-1", asked.Headers!["Authorization"].Single());
        JsonElement body = JsonDocument.Parse(asked.Body!).RootElement;
        Assert.Equal(GoogleCredentialOptions.CloudPlatform, body.GetProperty("scope")[0].GetString());
        Assert.Equal("3600s", body.GetProperty("lifetime").GetString());
    }

    [Fact]
    public async Task A_file_that_says_whom_to_act_as_is_followed_with_its_delegates()
    {
        _signIn.Service.GiveTokens().GiveImpersonatedTokens(_signIn.Time.GetUtcNow().AddHours(1));
        JsonObject content = new()
        {
            ["type"] = "impersonated_service_account",
            ["service_account_impersonation_url"] = $"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{Target}:generateAccessToken",
            ["delegates"] = new JsonArray("between@p2.iam.gserviceaccount.com"),
            ["source_credentials"] = ServiceAccountKey.File(_signIn.Service.TokenUri),
        };

        string token = await SignIn.TokenAsync(_signIn.Credential(_signIn.Options with { File = GoogleCredentialFile.Read(_signIn.Write("acting.json", content)) }));

        Assert.Equal("Bearer ya29.impersonated", token);
        Assert.Contains("between@p2.iam.gserviceaccount.com", JsonDocument.Parse(_signIn.Service.Requests[1].Body!).RootElement.GetProperty("delegates")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).", "Service Account Token Creator")]
    [InlineData(403, "IAM Service Account Credentials API has not been used in project 1 before or it is disabled.", "services enable iamcredentials")]
    [InlineData(404, "Not found; Gaia id not found for email target@p2", "no service account " + Target)]
    public async Task Acting_that_is_not_allowed_is_explained_with_what_IAM_said(int status, string said, string advice)
    {
        _signIn.Service.GiveTokens().Refuse(status, new { error = new { code = status, message = said, status = "X" } }, path: "/v1/*");

        LiveException fault = await SignIn.FaultAsync(_signIn.Credential(_signIn.Options with { File = _signIn.KeyFile(), Impersonate = Target }));

        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
        Assert.Contains($"{status}: {said}", fault.Message, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_that_the_variable_names_comes_first_and_then_the_one_of_gcloud()
    {
        _signIn.Service.GiveTokens();
        _signIn.Variables["CLOUDSDK_CONFIG"] = _signIn.Folder.Path;
        _signIn.Write("application_default_credentials.json", UserJson());

        await SignIn.TokenAsync(_signIn.Credential(_signIn.Options));
        _signIn.Variables["GOOGLE_APPLICATION_CREDENTIALS"] = _signIn.KeyFile().Path;
        await SignIn.TokenAsync(_signIn.Credential(_signIn.Options));

        Assert.Equal(["refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer"], _signIn.Service.Forms.Select(form => form["grant_type"]));
    }

    [Fact]
    public async Task A_machine_of_Googles_cloud_asks_its_neighbour()
    {
        _signIn.Service.GiveTokens(path: "/metadata/token");

        Assert.Equal("Bearer ya29.token-1", await SignIn.TokenAsync(_signIn.Credential(_signIn.Options, onGoogleCloud: true)));

        IRequestMessage asked = Assert.Single(_signIn.Service.Requests);
        Assert.Equal(("GET", "Google"), (asked.Method, asked.Headers!["Metadata-Flavor"].Single()));
    }

    [Fact]
    public async Task Nothing_anywhere_is_an_error_that_says_what_to_do()
    {
        LiveException fault = await SignIn.FaultAsync(_signIn.Credential(_signIn.Options));

        Assert.Equal(LiveFault.CredentialMissing, fault.Fault);
        Assert.Contains("gcloud auth application-default login", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_named_and_not_there_is_not_passed_over()
    {
        _signIn.Variables["GOOGLE_APPLICATION_CREDENTIALS"] = Path.Combine(_signIn.Folder.Path, "none.json");

        Assert.Equal(LiveFault.CredentialUnreadable, Assert.Throws<LiveException>(() => _signIn.Credential(_signIn.Options)).Fault);
    }

    [Theory]
    [InlineData("a b", null)]
    [InlineData("x/../y", null)]
    [InlineData(null, "p1\r\nx-evil: 1")]
    public void Names_that_would_make_another_address_or_header_are_refused(string? impersonate, string? payer)
    {
        Assert.Equal(
            LiveFault.SetupInvalid,
            Assert.Throws<LiveException>(() => _signIn.Credential(_signIn.Options with { File = _signIn.KeyFile(), Impersonate = impersonate, QuotaProject = payer })).Fault);
    }

    private GoogleCredentialFile UserFile() => GoogleCredentialFile.Read(_signIn.Write("user.json", UserJson()));

    private JsonObject UserJson() => new()
    {
        ["type"] = "authorized_user",
        ["client_id"] = "client",
        ["client_secret"] = "client-secret",
        ["refresh_token"] = "1//refresh",
        ["token_uri"] = _signIn.Service.TokenUri,
    };
}
