using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Sessions;
using LiveApi.Tools;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Support;

/// <summary>A session and the server at its other end.</summary>
internal sealed class SessionFixture : IAsyncDisposable
{
    private SessionFixture(ScriptedServer server, LiveSession session, JsonElement setup)
    {
        Server = server;
        Session = session;
        Setup = setup;
    }

    internal ScriptedServer Server { get; }

    internal LiveSession Session { get; }

    /// <summary>The setup message as the server read it.</summary>
    internal JsonElement Setup { get; }

    internal static LiveSessionOptions Options(ScriptedServer server) => new()
    {
        Endpoint = new Uri("ws://live.test/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent"),
        Setup = new Setup { Model = "models/gemini-3.8-live" },
        Credential = LiveCredential.ApiKey("test-key"),
        Reconnect = ReconnectPolicy.Never,
        Dialer = server,
    };

    internal static async Task<SessionFixture> OpenAsync(Func<LiveSessionOptions, LiveSessionOptions>? configure = null)
    {
        ScriptedServer server = new();
        LiveSessionOptions options = Options(server);
        Task<LiveSession> connecting = LiveSession.ConnectAsync(configure?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        JsonElement setup = await server.CompleteSetupAsync();
        return new SessionFixture(server, await connecting, setup);
    }

    /// <summary>Reads until a message of this kind, and returns everything up to it.</summary>
    internal async Task<List<LiveMessage>> ReadUntilAsync(LiveMessageKind kind)
    {
        using LiveReader reader = Session.OpenReader();
        List<LiveMessage> messages = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } message)
        {
            messages.Add(message);
            if (message.Kind == kind && message.EndsFrame)
            {
                return messages;
            }
        }

        return messages;
    }

    public async ValueTask DisposeAsync()
    {
        Session.Abort();
        await Session.Completion;
        Server.Dispose();
    }

    /// <summary>A tool from a function.</summary>
    internal sealed class FunctionTool(string name, Func<JsonElement, System.Threading.CancellationToken, Task<JsonElement>> function, TimeSpan? timeout = null) : ILiveTool
    {
        public FunctionDeclaration Declaration { get; } = new() { Name = name, Description = "A tool of the tests." };

        public string? Scheduling => null;

        public TimeSpan Timeout { get; } = timeout ?? TimeSpan.FromMinutes(1);

        public Task<JsonElement> InvokeAsync(JsonElement arguments, System.Threading.CancellationToken cancellationToken) => function(arguments, cancellationToken);
    }
}
