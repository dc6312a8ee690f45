using System;
using System.Linq;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport;

/// <summary>Every end that was seen, by the words that came with it.</summary>
public class CloseCatalogueTests
{
    [Theory]
    [InlineData(1000, "", LiveFault.SessionClosed, CloseClass.Normal)]
    [InlineData(1000, "Closing", LiveFault.SessionClosed, CloseClass.Normal)]
    [InlineData(1007, "Request contains an invalid argument.", LiveFault.SessionClosed, CloseClass.BadRequest)]
    [InlineData(1007, "Invalid JSON payload received. Unknown name \"transparent\" at 'setup.session_resumption': Cannot find field.", LiveFault.SessionClosed, CloseClass.BadRequest)]
    [InlineData(1007, "API key not valid. Please pass a valid API key.", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(1007, "API key expired. Please renew the API key.", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(1007, "Missing or malformed auth token ... pass it in an access_token query parameter", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(1007, "Cannot extract voices from a non-audio request.", LiveFault.SessionClosed, CloseClass.BadRequest)]
    [InlineData(1007, "The requested combination of response modalities (TEXT) is not supported by the model.", LiveFault.NotSupportedByModel, CloseClass.BadRequest)]
    [InlineData(1007, "Thinking level must be specified for this model.", LiveFault.NotSupportedByModel, CloseClass.BadRequest)]
    [InlineData(1007, "Thinking level is not supported for this model.", LiveFault.NotSupportedByModel, CloseClass.BadRequest)]
    [InlineData(1007, "Invalid resource field value in the request.", LiveFault.ModelNotFound, CloseClass.BadRequest)]
    [InlineData(1008, "Operation is not implemented, or supported, or enabled.", LiveFault.SessionClosed, CloseClass.BadRequest)]
    [InlineData(1008, "Requested entity was not found.", LiveFault.ModelNotFound, CloseClass.BadRequest)]
    [InlineData(1008, "models/gemini-2.0-flash-exp is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ListModels", LiveFault.ModelNotFound, CloseClass.BadRequest)]
    [InlineData(1008, "The operation was aborted.", LiveFault.SessionClosed, CloseClass.ExpiredSession)]
    [InlineData(1008, "Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session duration expired", LiveFault.SessionClosed, CloseClass.ExpiredSession)]
    [InlineData(1008, "Publisher Model `projects/p1/locations/l1/publishers/google/models/m` was not found or your project does not have access to it.", LiveFault.ModelNotFound, CloseClass.BadRequest)]
    [InlineData(1008, "Your API key was reported as leaked. Please use another API key.", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(1008, "Permission denied.", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(1008, "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer ide", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(1008, "Token expired", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(1011, "Internal error encountered.", LiveFault.SessionClosed, CloseClass.Transient)]
    [InlineData(1011, "Internal error occurred.", LiveFault.SessionClosed, CloseClass.Transient)]
    [InlineData(1011, "The service is currently unavailable.", LiveFault.SessionClosed, CloseClass.Transient)]
    [InlineData(1011, "Deadline expired before operation could complete.", LiveFault.SessionClosed, CloseClass.ExpiredSession)]
    [InlineData(1011, "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https", LiveFault.QuotaExceeded, CloseClass.Quota)]
    [InlineData(1011, "Request trace id: 0a, [ORIGINAL ERROR] extensible_stubs::OVERLOADED_TOO_MANY_RETRIES_PER_REQUEST: You are mos", LiveFault.SessionClosed, CloseClass.Transient)]
    [InlineData(1011, "", LiveFault.SessionClosed, CloseClass.Transient)]
    [InlineData(1011, "keepalive ping timeout", LiveFault.ConnectionLost, CloseClass.Transient)]
    [InlineData(1006, null, LiveFault.ConnectionLost, CloseClass.Transient)]
    [InlineData(1001, "", LiveFault.ConnectionLost, CloseClass.Transient)]
    [InlineData(1012, "", LiveFault.ConnectionLost, CloseClass.Transient)]
    [InlineData(1013, "", LiveFault.ConnectionLost, CloseClass.Transient)]
    [InlineData(1007, "Session handle is unknown.", LiveFault.SessionClosed, CloseClass.BadRequest)]
    [InlineData(4321, "gateway says no", LiveFault.SessionClosed, CloseClass.BadRequest)]
    public void An_end_is_explained(int code, string? reason, LiveFault fault, CloseClass kind)
    {
        CloseReason explained = CloseCatalogue.Explain(code, reason);
        Assert.Equal((code, fault, kind), (explained.Code, explained.Fault, explained.Class));
        Assert.NotEmpty(explained.Meaning);
        Assert.NotEmpty(explained.Advice);
    }

    [Theory]
    [InlineData(400, null, LiveFault.UpgradeRefused, CloseClass.BadRequest)]
    [InlineData(400, """{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}""", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(401, null, LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(403, null, LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(403, """[{"error":{"message":"Vertex AI API has not been used in project 1 before or it is disabled."}}]""", LiveFault.CredentialRefused, CloseClass.Auth)]
    [InlineData(404, "<html>", LiveFault.UpgradeRefused, CloseClass.BadRequest)]
    [InlineData(407, null, LiveFault.ProxyRefused, CloseClass.BadRequest)]
    [InlineData(429, null, LiveFault.QuotaExceeded, CloseClass.Quota)]
    [InlineData(302, null, LiveFault.UpgradeRefused, CloseClass.BadRequest)]
    [InlineData(200, null, LiveFault.UpgradeRefused, CloseClass.BadRequest)]
    [InlineData(503, null, LiveFault.UpgradeRefused, CloseClass.Transient)]
    [InlineData(418, null, LiveFault.UpgradeRefused, CloseClass.BadRequest)]
    public void A_refused_upgrade_is_explained(int status, string? body, LiveFault fault, CloseClass kind)
    {
        CloseReason explained = CloseCatalogue.ExplainUpgrade(status, body);
        Assert.Equal((status, fault, kind), (explained.Code, explained.Fault, explained.Class));
    }

    [Fact]
    public void Every_entry_is_reached_by_its_own_example()
    {
        Assert.All(CloseCatalogue.Closes, entry => Assert.Equal(entry.Meaning, CloseCatalogue.Explain(entry.Codes.Append(4999).First(), entry.Example).Meaning));
        Assert.All(CloseCatalogue.Upgrades, entry => Assert.Equal(entry.Meaning, CloseCatalogue.ExplainUpgrade(entry.Codes.Append(599).First(), entry.Example).Meaning));
    }

    [Fact]
    public void Every_piece_of_text_leads_to_its_entry()
    {
        var pieces = CloseCatalogue.Closes.SelectMany(entry => entry.Contains.SelectMany(piece => entry.Codes.Select(code => (entry, piece, code)))).ToArray();
        Assert.NotEmpty(pieces);
        Assert.All(pieces, one => Assert.Equal(one.entry.Meaning, CloseCatalogue.Explain(one.code, one.piece).Meaning));
    }

    [Theory]
    [InlineData(1000, "", RetryKind.Never, 0)]
    [InlineData(1007, "API key expired. Please renew the API key.", RetryKind.RenewCredentialOnce, 0)]
    [InlineData(1008, "Your API key was reported as leaked.", RetryKind.Never, 0)]
    [InlineData(1011, "You exceeded your current quota", RetryKind.BackOff, 30)]
    [InlineData(1007, "Request contains an invalid argument.", RetryKind.Never, 0)]
    [InlineData(1011, "Deadline expired before operation could complete.", RetryKind.ResumeAtOnce, 0)]
    [InlineData(1006, "", RetryKind.BackOff, 1.5)]
    [InlineData(1008, "Session not found.", RetryKind.StartAnew, 0)]
    public void What_a_program_does_about_it(int code, string reason, RetryKind kind, double seconds)
    {
        RetryRule retry = CloseCatalogue.Explain(code, reason).Retry;
        Assert.Equal((kind, TimeSpan.FromSeconds(seconds)), (retry.Kind, retry.FirstDelay));
    }
}
