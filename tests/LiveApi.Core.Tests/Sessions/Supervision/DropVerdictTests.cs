using System;
using System.IO;
using LiveApi.Sessions;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

/// <summary>What a session does after each kind of end.</summary>
public sealed class DropVerdictTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    [Theory]
    [InlineData(1000, "", "over")]
    [InlineData(1001, "", "1.5")]
    [InlineData(1006, "", "1.5")]
    [InlineData(1007, "Request contains an invalid argument.", "over")]
    [InlineData(1007, "API key not valid. Please pass a valid API key.", "renew 1.5")]
    [InlineData(1008, "Token expired", "renew 1.5")]
    [InlineData(1008, "Your API key was reported as leaked. Please use another API key.", "over")]
    [InlineData(1008, "Requested entity was not found.", "over")]
    [InlineData(1008, "The operation was aborted.", "1.5")]
    [InlineData(1008, "Connection aborted because the client failed to close the connection after receiving a GoAway signal once", "1.5")]
    [InlineData(1008, "Session not found.", "anew 1.5")]
    [InlineData(1009, "", "over")]
    [InlineData(1011, "Internal error encountered.", "1.5")]
    [InlineData(1011, "The service is currently unavailable.", "1.5")]
    [InlineData(1011, "You exceeded your current quota, please check your plan", "30")]
    [InlineData(4242, "a gateway's own", "over")]
    public void The_catalogue_decides_about_a_connection_in_use(int code, string reason, string expected)
        => Assert.Equal(expected, Decide(CloseCatalogue.Explain(code, reason)));

    [Theory]
    [InlineData(401, "renew 1.5")]
    [InlineData(403, "renew 1.5")]
    [InlineData(404, "over")]
    [InlineData(407, "over")]
    [InlineData(429, "30")]
    [InlineData(500, "1.5")]
    [InlineData(503, "1.5")]
    public void And_about_an_upgrade_that_is_refused(int status, string expected)
        => Assert.Equal(expected, Decide(CloseCatalogue.ExplainUpgrade(status, null), drop => drop with { WhileConnecting = true }));

    [Theory]
    [InlineData(true, false, "anew 1.5")]
    [InlineData(true, true, "over")]
    [InlineData(false, false, "over")]
    public void A_setup_that_was_taken_before_is_refused_for_its_handle(bool withHandle, bool changed, string expected)
        => Assert.Equal(expected, Decide(CloseCatalogue.Explain(1008, "Requested entity was not found."), drop => drop with { WhileConnecting = true, WithHandle = withHandle, SetupChanged = changed }));

    [Fact]
    public void A_credential_is_renewed_once()
        => Assert.Equal("over", Decide(CloseCatalogue.Explain(1008, "Token expired"), drop => drop with { Renewed = true }));

    [Theory]
    [InlineData(0, 0, "1.5")]
    [InlineData(1, 1, "3")]
    [InlineData(4, 4, "24")]
    [InlineData(5, 5, "30")]
    [InlineData(7, 99, "30")]
    [InlineData(8, 8, "over")]
    [InlineData(0, 100, "over")]
    public void Pauses_double_up_to_the_longest_and_attempts_have_an_end(int attempts, int total, string expected)
        => Assert.Equal(expected, Decide(CloseCatalogue.Explain(1006, null), drop => drop with { Attempts = attempts, AttemptsInTotal = total }));

    [Theory]
    [InlineData(1, "60")]
    [InlineData(2, "120")]
    [InlineData(7, "120")]
    public void A_limit_of_the_account_is_waited_for_longer(int attempts, string expected)
        => Assert.Equal(expected, Decide(CloseCatalogue.Explain(1011, "quota"), drop => drop with { Attempts = attempts }));

    [Fact]
    public void What_this_side_ended_stays_ended()
        => Assert.Equal("over", Decide(CloseCatalogue.Explain(1006, null), drop => drop with { ClosedBy = LiveCloser.Client }));

    [Theory]
    [InlineData(LiveFault.HostNotFound, RetryKind.BackOff)]
    [InlineData(LiveFault.ConnectionRefused, RetryKind.BackOff)]
    [InlineData(LiveFault.TlsFailed, RetryKind.BackOff)]
    [InlineData(LiveFault.ServerSilent, RetryKind.BackOff)]
    [InlineData(LiveFault.CredentialRefused, RetryKind.RenewCredentialOnce)]
    [InlineData(LiveFault.QuotaExceeded, RetryKind.BackOff)]
    [InlineData(LiveFault.CredentialMissing, RetryKind.BackOff)]
    [InlineData(LiveFault.TokenNotMinted, RetryKind.BackOff)]
    [InlineData(LiveFault.CredentialMalformed, RetryKind.Never)]
    [InlineData(LiveFault.ConsumerTooSlow, RetryKind.Never)]
    [InlineData(LiveFault.MessageTooLarge, RetryKind.Never)]
    public void A_fault_without_a_close_has_its_rule_too(LiveFault fault, RetryKind expected)
        => Assert.Equal(expected, DropCause.Of(new LiveException(fault, "x", "y")).Retry.Kind);

    [Fact]
    public void What_nobody_knows_is_taken_for_the_network()
        => Assert.Equal(CloseClass.Transient, DropCause.Of(new IOException("reset")).Class);

    [Fact]
    public void Jitter_only_ever_adds_and_a_quarter_at_most()
    {
        Assert.Equal(TimeSpan.FromSeconds(4), Backoff.Jitter(TimeSpan.FromSeconds(4), 0));
        Assert.Equal(TimeSpan.FromSeconds(5), Backoff.Jitter(TimeSpan.FromSeconds(4), 1));
    }

    private static string Decide(CloseReason reason, Func<Drop, Drop>? change = null)
    {
        Drop drop = new() { Rule = reason.Retry, Class = reason.Class, ClosedBy = LiveCloser.Server };
        Verdict verdict = DropVerdict.Decide(change?.Invoke(drop) ?? drop, ReconnectPolicy.Default, Pause);
        return !verdict.TriesAgain ? "over"
            : FormattableString.Invariant($"{(verdict.RenewsCredential ? "renew " : verdict.StartsAnew ? "anew " : string.Empty)}{verdict.Delay.TotalSeconds:0.#}");
    }
}
