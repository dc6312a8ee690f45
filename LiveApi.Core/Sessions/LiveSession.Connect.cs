using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Diagnostics;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>How it connects.</content>
public sealed partial class LiveSession
{
    /// <summary>Dials, sends the setup, and returns when the service has completed it.</summary>
    /// <exception cref="LiveException">A phase failed or took too long; the message names it, the fault names the cause.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; nothing is left open.</exception>
    public static async Task<LiveSession> ConnectAsync(LiveSessionOptions options, CancellationToken cancellationToken)
    {
        LiveSession session = new(options);
        session.RequirePrices();
        using CancellationTokenSource deadline = options.TimeProvider.CreateCancellationTokenSource(options.ConnectTimeout);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await session.OpenAsync(either.Token).ConfigureAwait(false);
            return session;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await session.GiveUpAsync().ConfigureAwait(false);
            throw session.TookTooLong();
        }
        catch
        {
            await session.GiveUpAsync().ConfigureAwait(false);
            throw;
        }
    }

    // At once, and to the end: when this is over no socket is left.
    private async Task GiveUpAsync()
    {
        Abort();
        if (_connection is { } connection)
        {
            await connection.Completion.ConfigureAwait(false);
            End(await connection.Ended.ConfigureAwait(false));
        }

        await Ending.ConfigureAwait(false);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        HistorySeed seed = new(_options.History, _options.Setup, Profile.Family);
        Setup = WithTools(seed.Setup);
        _log.Add(_options.History);
        _telemetry.Begin(_time.GetUtcNow());
        LiveConnection connection = await EstablishAsync(cancellationToken).ConfigureAwait(false);
        OpenedAt = _time.GetUtcNow();
        if (seed.Message is { } history)
        {
            _outbox.AddFirst(history, ClientEncoding.Message, Luggage.Words);
        }

        connection.Open();
        Move(LiveSessionState.Opening, LiveSessionState.Ready);

        // Before anything can end it: what is begun here ends with it.
        _telemetry.Opened(DialDurations);
        StartGuard();
        _ = Task.Run(() => SuperviseAsync(connection), CancellationToken.None);
    }

    /// <summary>Dials and completes the setup: the session's connection from here on. Nothing that waits is sent yet.</summary>
    private async Task<LiveConnection> EstablishAsync(CancellationToken cancellationToken)
    {
        Timeline = new DialTimeline(_time);
        Timeline.Enter(DialPhase.Credential);
        LiveGrant grant = await _options.Credential.GrantAsync(cancellationToken).ConfigureAwait(false);
        Note(grant);
        DialRequest request = new()
        {
            Uri = _options.Endpoint,
            Headers = UpgradeHeaders.Join(_options.Headers, grant.Headers),
            Proxy = _options.Proxy,
            ExtraRoots = _options.ExtraRoots,
            PongTimeout = _options.PongTimeout,
            MaxMessageBytes = _options.MaxMessageBytes,
        };
        IMessageSocket socket = await _options.Dialer.DialAsync(request, Timeline, cancellationToken).ConfigureAwait(false);
        _recorder.Opened(_options.Endpoint.AbsolutePath);
        LiveConnection connection = _dialled = _connection = new LiveConnection(new FlightSocket(socket, _recorder), this, _outbox, _time, _options.CloseTimeout);
        Timeline.Enter(DialPhase.Setup);
        connection.Start(WireFormat.ToUtf8(new ClientMessage { Setup = WithHandle(Setup, _handle) }));
        using (cancellationToken.Register(() => connection.SetupComplete.TrySetCanceled(cancellationToken)))
        {
            SetupComplete complete = await connection.SetupComplete.Task.ConfigureAwait(false);
            ServiceId = complete.SessionId;
            VoiceConsentSignature = complete.VoiceConsentSignature?.Signature ?? VoiceConsentSignature;
        }

        Timeline.Complete();
        return connection;
    }

    private Setup WithTools(Setup setup) => Tools.Count == 0
        ? setup
        : setup with { Tools = [.. setup.Tools ?? [], new Tool { FunctionDeclarations = [.. Tools.Select(tool => tool.Declaration)] }] };

    private LiveException TookTooLong()
    {
        DialPhase phase = Timeline.Current;
        string done = string.Join(", ", Timeline.Durations.Select(one => $"{one.Key} {one.Value.TotalMilliseconds:0} ms"));
        return new LiveException(
            LiveFault.ServerSilent,
            $"No session with {Endpoint.Host}:{Endpoint.Port} within {_options.ConnectTimeout.TotalSeconds:0.#} s: the {phase} phase did not end ({done}).",
            phase switch
            {
                DialPhase.Credential => "The source of the access token did not answer: try it by itself.",
                DialPhase.Dns or DialPhase.Tcp => "Check the address, the network and any firewall or proxy; a longer -ConnectTimeout helps only on a slow line.",
                DialPhase.Tls => "Something accepts the connection and does not speak TLS: check the port, and ws:// against wss://.",
                DialPhase.Upgrade => "Something accepts the connection and does not answer HTTP: check what listens there.",
                _ => "The server took the connection and did not answer the setup: try again, or give it a longer -ConnectTimeout.",
            });
    }
}
