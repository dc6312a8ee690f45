using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.GoogleAuth.Tests.Support;

/// <summary>A service to sign in to, a folder for keys and a clock.</summary>
internal sealed class SignIn : IDisposable
{
    internal TokenService Service { get; } = new();

    internal TemporaryFolder Folder { get; } = new();

    internal ManualTimeProvider Time { get; } = new();

    /// <summary>How far this machine's clock is behind the service's.</summary>
    internal TimeSpan ClockBehind { get; set; }

    internal Dictionary<string, string> Variables { get; } = [];

    internal GoogleCredentialOptions Options => new()
    {
        TimeProvider = Time,
        Environment = new CredentialEnvironment(name => Variables.GetValueOrDefault(name)),
    };

    internal GoogleCredentialFile KeyFile(Action<JsonObject>? change = null)
    {
        JsonObject file = ServiceAccountKey.File(Service.TokenUri);
        change?.Invoke(file);
        return GoogleCredentialFile.Read(Write("key.json", file));
    }

    internal string Write(string name, JsonObject content) => Folder.Write(name, Encoding.UTF8.GetBytes(content.ToJsonString()));

    internal LiveCredential Credential(GoogleCredentialOptions options, bool onGoogleCloud = false) => new GoogleCredentials(Service.Instead(() => Time.GetUtcNow() + ClockBehind, onGoogleCloud)).Create(options);

    internal LiveCredential FromKey() => Credential(Options with { File = KeyFile() });

    internal static async Task<Dictionary<string, string>> HeadersAsync(LiveCredential credential)
        => (await credential.GrantAsync(TestContext.Current.CancellationToken)).Headers.ToDictionary(header => header.Key, header => header.Value);

    internal static async Task<string> TokenAsync(LiveCredential credential) => (await HeadersAsync(credential))["Authorization"];

    internal static Task<LiveException> FaultAsync(LiveCredential credential) => Assert.ThrowsAsync<LiveException>(() => TokenAsync(credential));

    public void Dispose()
    {
        Service.Dispose();
        Folder.Dispose();
    }
}
