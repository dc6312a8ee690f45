using System;
using System.IO;
using System.Text;
using LiveApi.Auth;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Auth;

public sealed class GoogleCredentialFileTests : IDisposable
{
    private const string Key = """{"type":"service_account","client_email":"robot@p1.iam.gserviceaccount.com","private_key":"SECRET","project_id":"p1","quota_project_id":"payer"}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_key_file_tells_whose_it_is_and_keeps_the_key_to_itself()
    {
        GoogleCredentialFile file = Read(Key);

        Assert.Equal(("service_account", "robot@p1.iam.gserviceaccount.com", "p1", "payer"), (file.Type, file.Account, file.ProjectId, file.QuotaProjectId));
        Assert.DoesNotContain("SECRET", file.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("AIzaSySECRET", "not JSON")]
    [InlineData("""{"type":"service_account","private_key":"SECRET""", "not JSON")]
    [InlineData("[]", "no credential")]
    [InlineData("""{"private_key":"SECRET"}""", "of what type")]
    [InlineData("""{"type":7,"private_key":"SECRET"}""", "of what type")]
    [InlineData("""{"type":"gdch_service_account","private_key":"SECRET"}""", "'gdch_service_account' are not known")]
    [InlineData("""{"type":"service_account","client_email":"a@b"}""", "has a private_key")]
    [InlineData("""{"type":"service_account","client_email":"a@b","private_key":""}""", "has a private_key")]
    [InlineData("""{"type":"authorized_user","client_id":"c","client_secret":"SECRET"}""", "has a refresh_token")]
    [InlineData("""{"installed":{"client_id":"c","client_secret":"SECRET"}}""", "describes an OAuth client")]
    public void A_file_that_is_none_is_refused_without_a_piece_of_it(string content, string why)
    {
        LiveException fault = Assert.Throws<LiveException>(() => Read(content));

        Assert.Equal(LiveFault.CredentialUnreadable, fault.Fault);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", fault + fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_a_folder_is_refused()
    {
        Assert.Equal(LiveFault.CredentialUnreadable, Assert.Throws<LiveException>(() => GoogleCredentialFile.Read(Path.Combine(_folder.Path, "none.json"))).Fault);
        Assert.Equal(LiveFault.CredentialUnreadable, Assert.Throws<LiveException>(() => GoogleCredentialFile.Read(_folder.Path)).Fault);
    }

    [Fact]
    public void The_default_is_what_the_variable_names_or_what_gcloud_has_written()
    {
        string named = _folder.Write("named.json", Encoding.UTF8.GetBytes(Key));
        Assert.Null(GoogleCredentialFile.Find(CredentialEnvironmentTests.Of(("CLOUDSDK_CONFIG", _folder.Path))));
        string written = _folder.Write("application_default_credentials.json", Encoding.UTF8.GetBytes(Key));

        Assert.Equal(written, GoogleCredentialFile.Find(CredentialEnvironmentTests.Of(("CLOUDSDK_CONFIG", _folder.Path)))!.Path);
        Assert.Equal(named, GoogleCredentialFile.Find(CredentialEnvironmentTests.Of(("CLOUDSDK_CONFIG", _folder.Path), ("GOOGLE_APPLICATION_CREDENTIALS", named)))!.Path);
    }

    private GoogleCredentialFile Read(string content) => GoogleCredentialFile.Read(_folder.Write("key.json", Encoding.UTF8.GetBytes(content)));
}
