using System;
using LiveApi.Profiles;
using Xunit;

namespace LiveApi.Tests.Profiles;

public sealed class LiveEndpointTests
{
    private const string Gemini = "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";
    private const string Vertex = "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent";

    [Fact]
    public void On_Gemini()
    {
        Assert.Equal("wss://generativelanguage.googleapis.com" + Gemini, LiveEndpoint.Gemini().AbsoluteUri);
        Assert.Equal("wss://generativelanguage.googleapis.com" + Gemini + "Constrained", LiveEndpoint.Gemini(constrained: true).AbsoluteUri);
        Assert.Equal("wss://generativelanguage.googleapis.com" + Gemini.Replace("v1beta", "v1alpha"), LiveEndpoint.Gemini(version: "v1alpha").AbsoluteUri);
    }

    [Theory]
    [InlineData("us-central1", "us-central1-aiplatform.googleapis.com")]
    [InlineData("europe-west4", "europe-west4-aiplatform.googleapis.com")]
    [InlineData("global", "aiplatform.googleapis.com")]
    [InlineData("us", "aiplatform.us.rep.googleapis.com")]
    [InlineData("eu", "aiplatform.eu.rep.googleapis.com")]
    public void On_Vertex(string location, string host)
    {
        Assert.Equal($"wss://{host}{Vertex}", LiveEndpoint.Vertex(location).AbsoluteUri);
        Assert.Equal($"wss://{host}{Vertex.Replace("v1beta1", "v1")}", LiveEndpoint.Vertex(location, "v1").AbsoluteUri);
    }

    [Theory]
    [InlineData("evil.example/")]
    [InlineData("us central1")]
    [InlineData("US-CENTRAL1")]
    [InlineData("us-central1\n")]
    [InlineData("")]
    public void A_location_that_would_make_another_host_is_refused(string location)
        => Assert.Equal(LiveFault.SetupInvalid, Assert.Throws<LiveException>(() => LiveEndpoint.Vertex(location)).Fault);

    [Theory]
    [InlineData("ws://127.0.0.1:8080", "ws://127.0.0.1:8080" + Gemini)]
    [InlineData("http://127.0.0.1:8080/", "ws://127.0.0.1:8080" + Gemini)]
    [InlineData("https://gateway.example/live/", "wss://gateway.example/live" + Gemini)]
    [InlineData("wss://gateway.example:8443/live?tenant=7", "wss://gateway.example:8443/live" + Gemini + "?tenant=7")]
    [InlineData("wss://gateway.example/my.BidiGenerateContent", "wss://gateway.example/my.BidiGenerateContent")]
    public void Below_a_base_of_ones_own(string given, string expected)
        => Assert.Equal(expected, LiveEndpoint.Below(new Uri(given), Backend.Gemini).AbsoluteUri);

    [Fact]
    public void Below_a_base_with_backend_method_and_version()
    {
        Uri given = new("ws://127.0.0.1:8080");

        Assert.Equal("ws://127.0.0.1:8080" + Vertex, LiveEndpoint.Below(given, Backend.Vertex).AbsoluteUri);
        Assert.Equal(
            "ws://127.0.0.1:8080" + Gemini.Replace("v1beta", "v1alpha") + "Constrained",
            LiveEndpoint.Below(given, Backend.Gemini, constrained: true, "v1alpha").AbsoluteUri);
    }

    [Theory]
    [InlineData(null, null, "https://generativelanguage.googleapis.com/v1beta/auth_tokens")]
    [InlineData(null, "v1alpha", "https://generativelanguage.googleapis.com/v1alpha/auth_tokens")]
    [InlineData("ws://127.0.0.1:8080/s/weather", null, "http://127.0.0.1:8080/s/weather/v1beta/auth_tokens")]
    [InlineData("wss://gateway.example", null, "https://gateway.example/v1beta/auth_tokens")]
    public void Where_tokens_are_minted(string? given, string? version, string expected)
        => Assert.Equal(expected, LiveEndpoint.AuthTokens(given is null ? null : new Uri(given), version).AbsoluteUri);

    [Theory]
    [InlineData("v1", "v1beta")]
    [InlineData("beta", "v1beta")]
    [InlineData("v1beta/../x", "v1beta")]
    public void A_version_that_does_not_serve_is_refused(string version, string better)
    {
        LiveException fault = Assert.Throws<LiveException>(() => LiveEndpoint.Gemini(version: version));

        Assert.Equal(LiveFault.SetupInvalid, fault.Fault);
        Assert.Contains(better, fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://gateway.example", LiveFault.SetupInvalid)]
    [InlineData("ftp://me:AIzaSecret@gateway.example/?key=AIzaSecret", LiveFault.SetupInvalid)]
    [InlineData("gateway.example/ws?key=AIzaSecret", LiveFault.SetupInvalid)]
    [InlineData("wss://gateway.example/?key=AIzaSecret", LiveFault.CredentialMalformed)]
    [InlineData("wss://gateway.example/?a=b&access_token=AIzaSecret", LiveFault.CredentialMalformed)]
    [InlineData("wss://me:AIzaSecret@gateway.example/", LiveFault.CredentialMalformed)]
    public void An_address_that_is_none_or_holds_a_secret_is_refused(string given, LiveFault expected)
    {
        LiveException fault = Assert.Throws<LiveException>(() => LiveEndpoint.Below(new Uri(given, UriKind.RelativeOrAbsolute), Backend.Gemini));

        Assert.Equal(expected, fault.Fault);
        Assert.DoesNotContain("AIza", fault.ToString() + fault.Advice, StringComparison.Ordinal);
    }
}
