using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>The catalogue of ends, as a user searches it.</summary>
public sealed class CloseReasonTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_filter_all_of_it_is_given()
    {
        IReadOnlyList<PSObject> all = await GivenAsync("Get-LiveCloseReason");

        Assert.Contains(all, one => Equals(one.Properties["Example"].Value, "Internal error encountered."));
        Assert.Contains(all, one => ((IEnumerable<int>)one.Properties["Code"].Value).SequenceEqual([407]));
        Assert.All(all, one => Assert.All(["Meaning", "Advice", "Source", "ErrorId"], name => Assert.NotEmpty((string)one.Properties[name].Value)));
    }

    [Theory]
    [InlineData("1011 -Reason 'You exceeded your current quota, please'", "QuotaExceeded", "BackOff", 30)]
    [InlineData("1011 -Reason ''", "SessionClosed", "BackOff", 1.5)]
    [InlineData("4321", "SessionClosed", "Never", 0)]
    [InlineData("429", "QuotaExceeded", "BackOff", 30)]
    [InlineData("418", "UpgradeRefused", "Never", 0)]
    [InlineData("1008 'auth_tokens/0a1b2c3d: token expired'", "CredentialRefused", "RenewCredentialOnce", 0)]
    [InlineData("-Reason 'keepalive ping timeout'", "ConnectionLost", "BackOff", 1.5)]
    public async Task A_code_and_a_reason_lead_to_the_one_case_that_explains_them(string filter, string id, string retry, double seconds)
    {
        PSObject one = Assert.Single(await GivenAsync($"Get-LiveCloseReason {filter}"));

        Assert.Equal((id, retry), (one.Properties["ErrorId"].Value, one.Properties["Retry"].Value.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(seconds), one.Properties["FirstDelay"].Value);
    }

    [Fact]
    public async Task A_code_alone_leads_to_all_that_it_can_mean()
        => Assert.All(await GivenAsync("Get-LiveCloseReason 1007"), one => Assert.Contains(1007, (IEnumerable<int>)one.Properties["Code"].Value));

    [Theory]
    [InlineData("QUOTA")]
    [InlineData("You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https")]
    public async Task Words_lead_to_what_is_known_by_them_in_part_and_as_a_whole(string words)
        => Assert.Contains(await GivenAsync($"Get-LiveCloseReason -Reason '{words}'"), one => Equals(one.Properties["ErrorId"].Value, "QuotaExceeded"));

    [Fact]
    public async Task Words_that_nothing_is_about_are_an_error_and_the_next_ones_are_taken()
    {
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync("[pscustomobject]@{ Reason = 'pineapple' }, [pscustomobject]@{ Reason = 'leaked' } | Get-LiveCloseReason", Stop);

        Assert.Equal(["CloseReasonNotFound"], run.ErrorIds);
        Assert.False(string.IsNullOrWhiteSpace(run.Errors[0].ErrorDetails.RecommendedAction));
        Assert.Single(run.Output);
    }

    [Fact]
    public async Task The_end_of_a_session_is_looked_up_as_it_is()
    {
        IReadOnlyList<PSObject> found = await GivenAsync("[pscustomobject]@{ Code = 1007; Reason = 'API key expired. Please renew the API key.'; ClosedBy = 'Server' } | Get-LiveCloseReason");

        Assert.Equal("CredentialRefused", Assert.Single(found).Properties["ErrorId"].Value);
    }

    [Fact]
    public async Task Codes_and_reasons_are_completed()
    {
        using HostedShell shell = HostedShell.Open();

        HostedRun run = (await shell.RunAsync(
            """
            [System.Management.Automation.CommandCompletion]::CompleteInput('Get-LiveCloseReason -Code 10', 28, $null).CompletionMatches.CompletionText -join ' '
            [System.Management.Automation.CommandCompletion]::CompleteInput('Get-LiveCloseReason -Reason Dead', 32, $null).CompletionMatches.CompletionText
            """,
            Stop)).OrThrow();

        Assert.StartsWith("1000 1001 1005 1006 1007 1008 1009 1011", (string)run.Output[0].BaseObject, StringComparison.Ordinal);
        Assert.Equal("'Deadline expired before operation could complete.'", run.Output[1].BaseObject);
    }

    [Fact]
    public async Task It_shows_as_a_table_that_can_be_read()
    {
        string table = (string)Assert.Single(await GivenAsync("Get-LiveCloseReason 429 | Out-String")).BaseObject;

        Assert.Matches(@"Code\s+ErrorId\s+Retry\s+Reason", table);
        Assert.Matches(@"429\s+QuotaExceeded\s+BackOff, 30 s\s+\(any\) Too many connections", table);
    }

    private static async Task<IReadOnlyList<PSObject>> GivenAsync(string script)
    {
        using HostedShell shell = HostedShell.Open();
        return (await shell.RunAsync(script, Stop)).OrThrow().Output;
    }
}
