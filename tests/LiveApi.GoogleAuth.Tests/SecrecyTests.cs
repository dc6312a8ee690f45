using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.GoogleAuth.Tests.Support;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.GoogleAuth.Tests;

/// <summary>Whatever goes wrong, no key, token, password or assertion is in what a user or a log gets to see.</summary>
public sealed class SecrecyTests : IDisposable
{
    private readonly SignIn _signIn = new();

    public void Dispose() => _signIn.Dispose();

    [Fact]
    public async Task A_refusal_that_repeats_what_it_was_sent_shows_none_of_it()
    {
        _signIn.Service.Refuse(403, new { error = new { code = 403, message = "Bad token ya29.token-1 for key AIzaSyTheSecretThatNoTextMayHold00000", status = "X" } });

        ShowsNothingOf(await SignIn.FaultAsync(_signIn.FromKey()), "ya29.token", "AIzaSy");
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqSECRETSECRETSECRET\n-----END PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n")]
    [InlineData("SECRETSECRETSECRET")]
    public async Task A_key_that_is_none_is_refused_without_a_piece_of_it(string pem)
    {
        LiveException fault = await SignIn.FaultAsync(_signIn.Credential(_signIn.Options with { File = _signIn.KeyFile(file => file["private_key"] = pem) }));

        Assert.Equal(LiveFault.CredentialUnreadable, fault.Fault);
        ShowsNothingOf(fault, "SECRET");
    }

    [Fact]
    public async Task A_proxy_that_asks_who_is_calling_is_named_without_the_password()
    {
        await using LoopbackProxy proxy = new("me:the-right-one");
        ProxyRoute route = ProxyRoute.Through(proxy.Address, new NetworkCredential("me", "the-wrong-one"));

        LiveException fault = await SignIn.FaultAsync(_signIn.Credential(_signIn.Options with { File = _signIn.KeyFile(), Proxy = route }));

        Assert.Equal(LiveFault.ProxyRefused, fault.Fault);
        ShowsNothingOf(fault, "the-wrong-one", "the-right-one");
    }

    [Fact]
    public async Task Neither_the_credential_nor_its_file_shows_a_secret()
    {
        _signIn.Service.GiveTokens();
        GoogleCredentialFile file = _signIn.KeyFile();
        LiveCredential credential = _signIn.Credential(_signIn.Options with { File = file });
        await SignIn.TokenAsync(credential);

        string all = string.Join("\n", credential, credential.Kind, file, _signIn.Options with { File = file });
        Assert.Contains(ServiceAccountKey.Email, all, StringComparison.Ordinal);
        Assert.DoesNotContain("ya29", all, StringComparison.Ordinal);
        Assert.DoesNotContain(ServiceAccountKey.Pem.Substring(40, 30), all, StringComparison.Ordinal);
    }

    /// <summary>The fault and all below it show none of the given secrets.</summary>
    private static void ShowsNothingOf(LiveException fault, params string[] secrets)
    {
        List<string> texts = [fault.ToString(), fault.Advice];
        for (Exception? one = fault; one is not null; one = one.InnerException)
        {
            texts.Add(one.Message);
            texts.AddRange(one.Data.Values.Cast<object?>().Select(value => $"{value}"));
        }

        foreach (string secret in secrets.Append(ServiceAccountKey.Pem.Substring(40, 30)).Append("assertion="))
        {
            Assert.All(texts, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }
}
