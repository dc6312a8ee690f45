using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveApi.GoogleAuth.Tests.Support;

/// <summary>A service account's key made for the tests, and what checks that something was signed with it.</summary>
internal static class ServiceAccountKey
{
    internal const string Email = "robot@p1.iam.gserviceaccount.com";

    // One for all: making one takes half a second.
    private static readonly RSA s_rsa = RSA.Create(2048);

    internal static string Pem => s_rsa.ExportPkcs8PrivateKeyPem();

    /// <summary>The file as the console gives it.</summary>
    internal static JsonObject File(string tokenUri) => new()
    {
        ["type"] = "service_account",
        ["project_id"] = "p1",
        ["private_key_id"] = "key-1",
        ["private_key"] = Pem + "\n",
        ["client_email"] = Email,
        ["token_uri"] = tokenUri,
    };

    /// <summary>The claims of an assertion whose signature holds.</summary>
    internal static JsonElement ClaimsOf(string assertion)
    {
        string[] parts = assertion.Split('.');
        Assert.True(s_rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        JsonElement header = JsonDocument.Parse(Decode(parts[0])).RootElement;
        Assert.Equal(("RS256", "key-1"), (header.GetProperty("alg").GetString(), header.GetProperty("kid").GetString()));
        return JsonDocument.Parse(Decode(parts[1])).RootElement;
    }

    private static byte[] Decode(string base64Url) => Convert.FromBase64String(base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '='));
}
