using System;
using System.Collections.Generic;
using System.IO;
using LiveApi.Auth;
using Xunit;

namespace LiveApi.Tests.Auth;

public sealed class CredentialEnvironmentTests
{
    internal static CredentialEnvironment Of(params (string Name, string Value)[] variables)
    {
        Dictionary<string, string> all = [];
        foreach ((string name, string value) in variables) { all[name] = value; }
        return new CredentialEnvironment(name => all.TryGetValue(name, out string? value) ? value : null);
    }

    [Fact]
    public void GOOGLE_API_KEY_outranks_GEMINI_API_KEY()
    {
        CredentialEnvironment both = Of(("GEMINI_API_KEY", "gemini"), ("GOOGLE_API_KEY", "google"));

        Assert.Equal(("google", "GOOGLE_API_KEY", true), (both.ApiKey, both.ApiKeyName, both.HasTwoKeys));
    }

    [Fact]
    public void GEMINI_API_KEY_serves_where_the_other_is_blank()
    {
        CredentialEnvironment one = Of(("GEMINI_API_KEY", " gemini "), ("GOOGLE_API_KEY", " "));

        Assert.Equal(("gemini", "GEMINI_API_KEY", false), (one.ApiKey, one.ApiKeyName, one.HasTwoKeys));
        Assert.Null(Of().ApiKey);
    }

    [Fact]
    public void The_same_key_twice_is_one_key() => Assert.False(Of(("GEMINI_API_KEY", "k"), ("GOOGLE_API_KEY", "k")).HasTwoKeys);

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("yes", false)]
    [InlineData("", null)]
    public void GOOGLE_GENAI_USE_VERTEXAI_is_read_as_the_SDKs_read_it(string text, bool? expected)
        => Assert.Equal(expected, Of(("GOOGLE_GENAI_USE_VERTEXAI", text)).UsesVertex);

    [Fact]
    public void Its_newer_name_outranks_it()
        => Assert.False(Of(("GOOGLE_GENAI_USE_VERTEXAI", "true"), ("GOOGLE_GENAI_USE_ENTERPRISE", "0")).UsesVertex);

    [Fact]
    public void The_file_of_gcloud_is_below_its_own_folder_or_home()
    {
        string home = Path.DirectorySeparatorChar == '\\' ? "APPDATA" : "HOME";
        string[] below = Path.DirectorySeparatorChar == '\\' ? ["h", "gcloud"] : ["h", ".config", "gcloud"];

        Assert.Equal(Path.Combine("c", "application_default_credentials.json"), Of(("CLOUDSDK_CONFIG", "c"), (home, "h")).GcloudFile);
        Assert.Equal(Path.Combine(Path.Combine(below), "application_default_credentials.json"), Of((home, "h")).GcloudFile);
        Assert.Null(Of().GcloudFile);
    }

    [Fact]
    public void The_environment_of_the_process_is_read_when_it_is_asked()
    {
        string name = "GOOGLE_CLOUD_QUOTA_PROJECT", before = Environment.GetEnvironmentVariable(name) ?? string.Empty;
        try
        {
            Environment.SetEnvironmentVariable(name, "payer-1");
            Assert.Equal("payer-1", CredentialEnvironment.Process.QuotaProject);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }
}
