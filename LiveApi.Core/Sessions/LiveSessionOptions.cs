using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using LiveApi.Auth;
using LiveApi.Profiles;
using LiveApi.Tools;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>What a session needs to know before it dials.</summary>
public sealed record LiveSessionOptions
{
    /// <summary>The service's full address; see <see cref="LiveEndpoint"/>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The first message. Registered tools are added to its tools.</summary>
    public required Setup Setup { get; init; }

    /// <summary>Turns that went before, to be handed over when the setup is complete, in the form that the model's family takes.</summary>
    public IReadOnlyList<Content> History { get; init; } = [];

    /// <summary>What is known of models: it decides the forms that texts, history and tools take.</summary>
    public ModelCatalogue Models { get; init; } = ModelCatalogue.Default;

    /// <summary>Who is calling. Asked again at every dial.</summary>
    public LiveCredential Credential { get; init; } = LiveCredential.None;

    /// <summary>Which service this is: it decides names and dialect.</summary>
    public Backend Backend { get; init; } = Backend.Gemini;

    /// <summary>What people call the session.</summary>
    public string? Name { get; init; }

    /// <summary>Functions that answer calls by themselves.</summary>
    public IReadOnlyList<ILiveTool> Tools { get; init; } = [];

    /// <summary>From the first look-up to setupComplete, all phases together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the server may take to answer a ping before the connection counts as lost; zero: for ever. The service has been seen to take half a minute.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long the server may take to answer a close frame.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait between the end of a connection and a resumption on the next.</summary>
    public TimeSpan ResumePause { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How far the session goes to outlive its connections.</summary>
    public ReconnectPolicy Reconnect { get; init; } = ReconnectPolicy.Default;

    /// <summary>Headers of the upgrade request besides the credential's.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The proxy to go through; null: the system's own settings.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Certificates that are trusted besides the system's own.</summary>
    public X509Certificate2Collection? ExtraRoots { get; init; }

    /// <summary>Messages that may wait to be sent before a sender waits.</summary>
    public int OutboxCapacity { get; init; } = 64;

    /// <summary>Bytes that may wait in memory to be read: 64 MB is about 22 minutes of speech. Audio beyond that waits on disk.</summary>
    public long MaxUnreadBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Bytes of audio that may wait on disk to be read: 1 GB is about 6 hours of speech. Zero: none; the session ends at <see cref="MaxUnreadBytes"/>.</summary>
    public long MaxSpillBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Where audio waits that memory does not hold; null: the folder for temporary files. The file is its owner's alone and ends with its use.</summary>
    public string? SpillFolder { get; init; }

    /// <summary>Bytes that the flight recorder may hold. It is always on; see <see cref="LiveSession.SaveRecordingAsync"/>.</summary>
    public int FlightRecorderBytes { get; init; } = 1024 * 1024;

    /// <summary>How far back the flight recorder goes.</summary>
    public TimeSpan FlightRecorderTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How much the session may use before it is closed.</summary>
    public LiveLimits Limits { get; init; } = new();

    /// <summary>The largest message that is taken from the server, in bytes.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Keeps the exact bytes of each server message for <see cref="LiveMessage.Json"/>.</summary>
    public bool KeepRaw { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What opens connections.</summary>
    public IDialer Dialer { get; init; } = new WebSocketDialer();

    /// <summary>What a session's jitter comes from, for tests that have to play the same twice.</summary>
    internal Func<Random> Dice { get; init; } = static () => new Random();
}
