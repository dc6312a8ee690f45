using System;
using System.Linq;
using LiveApi.Auth;
using Xunit;

namespace LiveApi.Tests.Auth;

/// <summary>The order of precedence of python-genai's client, case by case; the environment is written NAME=VALUE.</summary>
public sealed class AccessPlanTests
{
    private const string Vertex = "GOOGLE_GENAI_USE_VERTEXAI=true ";
    private const string Project = "GOOGLE_CLOUD_PROJECT=p-env ";
    private const string Location = "GOOGLE_CLOUD_LOCATION=l-env ";
    private const string Key = "GEMINI_API_KEY=k ";

    [Theory]
    [InlineData(Key, CredentialOrigin.EnvironmentKey)]
    [InlineData(Key + Project + Location, CredentialOrigin.EnvironmentKey)]
    public void A_project_in_the_environment_alone_does_not_mean_Vertex(string environment, CredentialOrigin origin)
    {
        AccessPlan plan = Settle(new AccessRequest(), environment);

        Assert.Equal((false, null, null, origin), (plan.Vertex, plan.Project, plan.Location, plan.Origin));
    }

    [Theory]
    [InlineData(Vertex + Project, "p-env", "global", CredentialOrigin.GoogleDefault)]
    [InlineData(Vertex + Project + Location, "p-env", "l-env", CredentialOrigin.GoogleDefault)]
    [InlineData(Vertex + Project + Location + Key, "p-env", "l-env", CredentialOrigin.GoogleDefault)]
    [InlineData(Vertex + Location + Key, null, "l-env", CredentialOrigin.GoogleDefault)]
    [InlineData(Vertex + Key, null, "global", CredentialOrigin.EnvironmentKey)]
    [InlineData(Vertex, null, "global", CredentialOrigin.GoogleDefault)]
    public void On_Vertex_by_the_environment(string environment, string? project, string location, CredentialOrigin origin)
    {
        AccessPlan plan = Settle(new AccessRequest(), environment);

        Assert.Equal((true, project, location, origin), (plan.Vertex, plan.Project, plan.Location, plan.Origin));
    }

    [Fact]
    public void A_project_that_is_said_outranks_a_key_of_the_environment()
    {
        AccessPlan plan = Settle(new AccessRequest { Project = "p1" }, Key + Location);

        Assert.Equal((true, "p1", "l-env", CredentialOrigin.GoogleDefault), (plan.Vertex, plan.Project, plan.Location, plan.Origin));
    }

    [Fact]
    public void A_key_that_is_given_outranks_the_project_of_the_environment()
    {
        AccessPlan plan = Settle(new AccessRequest { Vertex = true, Credential = GivenCredential.ApiKey }, Project + Location);

        Assert.Equal((true, null, "global", CredentialOrigin.Given), (plan.Vertex, plan.Project, plan.Location, plan.Origin));
    }

    [Fact]
    public void A_token_that_is_given_takes_the_project_of_the_environment()
    {
        AccessPlan plan = Settle(new AccessRequest { Vertex = true, Credential = GivenCredential.AccessToken }, Project + Location + Key);

        Assert.Equal((true, "p-env", "l-env", CredentialOrigin.Given), (plan.Vertex, plan.Project, plan.Location, plan.Origin));
    }

    [Fact]
    public void What_is_said_outranks_the_switch_in_the_environment()
        => Assert.False(Settle(new AccessRequest { Vertex = false, Credential = GivenCredential.ApiKey }, Vertex + Project).Vertex);

    [Fact]
    public void An_ephemeral_token_means_Gemini()
        => Assert.False(Settle(new AccessRequest { Credential = GivenCredential.EphemeralToken }, Vertex + Project).Vertex);

    [Theory]
    [InlineData(Key)]
    [InlineData(Vertex + Project + Location + Key)]
    [InlineData("")]
    public void What_the_environment_holds_for_Google_is_not_sent_elsewhere(string environment)
    {
        AccessPlan plan = Settle(new AccessRequest { ElsewhereThanGoogle = true }, environment);

        Assert.Equal((CredentialOrigin.None, null), (plan.Origin, plan.Project));
    }

    [Fact]
    public void Nothing_given_and_nothing_set_is_an_error_that_says_what_to_set()
    {
        LiveException fault = Assert.Throws<LiveException>(() => Settle(new AccessRequest(), Project));

        Assert.Equal(LiveFault.CredentialMissing, fault.Fault);
        Assert.Contains("GEMINI_API_KEY", fault.Advice, StringComparison.Ordinal);
    }

    private static AccessPlan Settle(AccessRequest said, string environment) => AccessPlan.Settle(said, CredentialEnvironmentTests.Of(
        [.. environment.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).Select(pair => (pair[0], pair[1]))]));
}
