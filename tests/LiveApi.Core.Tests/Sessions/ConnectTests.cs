using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Tests.Support;
using LiveApi.Auth;
using LiveApi.Sessions;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class ConnectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Returns_when_setup_is_complete()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();

        Assert.Equal(LiveSessionState.Ready, live.Session.State);
        Assert.Equal("models/gemini-3.8-live", live.Setup.GetProperty("setup").GetProperty("model").GetString());
    }

    [Fact]
    public async Task What_the_service_says_of_the_session_is_kept()
    {
        using ScriptedServer server = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(SessionFixture.Options(server), Token);
        await server.AcceptAsync();
        await server.ReceiveAsync();
        await server.SendAsync("""{"setupComplete":{"sessionId":"9f5a","voiceConsentSignature":{"signature":"c2ln"}}}""");
        await using LiveSession session = await connecting;

        Assert.Equal(("9f5a", "c2ln"), (session.ServiceId, session.VoiceConsentSignature));
        session.Abort();
    }

    [Fact]
    public async Task The_key_goes_into_a_header_and_nowhere_else()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();

        DialRequest dial = Assert.Single(live.Server.Dials);
        Assert.Contains(dial.Headers, header => header is { Key: "x-goog-api-key", Value: "test-key" });
        Assert.DoesNotContain("test-key", dial.Uri.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("test-key", live.Setup.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_close_during_setup_is_explained_with_code_and_reason()
    {
        using ScriptedServer server = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(SessionFixture.Options(server), Token);
        await server.AcceptAsync();
        await server.ReceiveAsync();
        await server.CloseAsync(1007, "API key not valid. Please pass a valid API key.");

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
        Assert.Contains("API key not valid", fault.Message, StringComparison.Ordinal);
        Assert.Contains("1007", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gave_no_key_is_told_so()
    {
        using ScriptedServer server = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(SessionFixture.Options(server) with { Credential = LiveCredential.None }, Token);
        await server.AcceptAsync();
        await server.ReceiveAsync();
        await server.CloseAsync(1008, "Method doesn't allow unregistered callers (callers without established identity).");

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
        Assert.EndsWith("No key or token was given.", fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("Give -ApiKey", fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body>Please sign in</body></html>", "<html><body>Please sign in</body></html>")]
    [InlineData("""{"type":"session.created","session":{"id":"s1"}}""", "session.created")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("", "an empty message")]
    [InlineData("key=AIzaSyA0123456789abcdefghijklmnopqrstuv", "key=...")]
    public async Task An_answer_to_the_setup_that_is_none_is_shown_at_once(string answer, string shown)
    {
        using ScriptedServer server = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(SessionFixture.Options(server) with { TimeProvider = new ManualTimeProvider() }, Token);
        await server.AcceptAsync();
        await server.ReceiveAsync();
        await server.SendAsync(answer);

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.MessageUnreadable, fault.Fault);
        Assert.StartsWith("live.test:80 answered the setup with something that is not of the Live API: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(shown, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"sessionResumptionUpdate":{"newHandle":"h1","resumable":true},"later":1}""")]
    public async Task What_comes_before_the_setup_is_complete_and_is_of_the_service_is_no_reason_to_give_up(string early)
    {
        using ScriptedServer server = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(SessionFixture.Options(server), Token);
        await server.AcceptAsync();
        await server.ReceiveAsync();
        await server.SendAsync(early);
        await server.SendAsync("""{"setupComplete":{}}""");

        LiveSession session = await connecting;

        Assert.Equal(LiveSessionState.Ready, session.State);
        session.Abort();
        await session.Completion;
    }

    [Fact]
    public async Task A_session_that_is_over_says_so_in_one_sentence()
    {
        SessionFixture live = await SessionFixture.OpenAsync();
        await live.DisposeAsync();

        LiveException fault = await Assert.ThrowsAsync<LiveException>(async () => await live.Session.SendTextAsync("Hello", Token));

        Assert.EndsWith("The session ended in good order.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("..", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_completes_the_setup_is_named_by_its_phase()
    {
        using ScriptedServer server = new();
        ManualTimeProvider time = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(SessionFixture.Options(server) with { TimeProvider = time }, Token);
        await server.AcceptAsync();
        await server.ReceiveAsync();
        time.Advance(TimeSpan.FromSeconds(16));

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.ServerSilent, fault.Fault);
        Assert.Contains("the Setup phase", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_leaves_nothing_open()
    {
        using ScriptedServer server = new();
        using CancellationTokenSource stop = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(SessionFixture.Options(server), stop.Token);
        await server.AcceptAsync();
        await server.ReceiveAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        await Assert.ThrowsAnyAsync<Exception>(() => server.ReceiveAsync());
    }

    [Fact]
    public async Task A_refused_port_is_connection_refused()
    {
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => LiveSession.ConnectAsync(Dialling(FreePort()), Token));

        Assert.Equal(LiveFault.ConnectionRefused, fault.Fault);
    }

    [Fact]
    public async Task An_http_refusal_is_explained()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task answering = AnswerAsync(listener, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => LiveSession.ConnectAsync(Dialling(Port(listener)), Token));

        await answering;
        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
        Assert.Contains("403", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_tls_is_explained()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task answering = AnswerAsync(listener, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        LiveSessionOptions secure = Dialling(Port(listener)) with { Endpoint = new Uri($"wss://127.0.0.1:{Port(listener)}") };

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => LiveSession.ConnectAsync(secure, Token));

        await answering;
        Assert.Equal(LiveFault.TlsFailed, fault.Fault);
        Assert.Contains("ws://, not wss://", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tcp_server_that_stays_silent_times_out_in_the_upgrade_phase()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        ManualTimeProvider time = new();
        Task<LiveSession> connecting = LiveSession.ConnectAsync(Dialling(Port(listener)) with { TimeProvider = time }, Token);
        using TcpClient accepted = await listener.AcceptTcpClientAsync(Token);
        byte[] request = new byte[1];
        Assert.Equal(1, await accepted.GetStream().ReadAsync(request, Token));
        time.Advance(TimeSpan.FromSeconds(16));

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => connecting);

        Assert.Equal(LiveFault.ServerSilent, fault.Fault);
        Assert.Matches("the (Upgrade|Tcp) phase", fault.Message);
    }

    [Fact]
    public async Task Tools_are_declared_at_setup()
    {
        SessionFixture.FunctionTool tool = new("get_weather", (arguments, _) => Task.FromResult(arguments));
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Tools = [tool] });

        JsonElement declaration = live.Setup.GetProperty("setup").GetProperty("tools")[0].GetProperty("functionDeclarations")[0];
        Assert.Equal("get_weather", declaration.GetProperty("name").GetString());
    }

    private static LiveSessionOptions Dialling(int port)
    {
        using ScriptedServer unused = new();
        return SessionFixture.Options(unused) with
        {
            Endpoint = LiveEndpoint.Below(new Uri($"ws://127.0.0.1:{port}"), LiveApi.Profiles.Backend.Gemini),
            Dialer = new WebSocketDialer(),
        };
    }

    private static async Task AnswerAsync(TcpListener listener, string response)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(Token);
        byte[] request = new byte[8192];
        await client.GetStream().ReadAtLeastAsync(request, 1, cancellationToken: Token);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(response), Token);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return Port(listener);
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
