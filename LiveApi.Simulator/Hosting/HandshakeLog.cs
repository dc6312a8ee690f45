using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveApi.Simulator.Hosting;

/// <summary>
/// Says what a client cannot be told: that it speaks TLS to a port without, or does not to one with, or does not trust the certificate.
/// Of what the framework would write nothing else is passed on, since a query may be in it.
/// </summary>
internal sealed class HandshakeLog(bool isTls, Action<string> log) : ILoggerProvider, ILogger
{
    private const string Requests = "Microsoft.AspNetCore.Server.Kestrel.BadRequests";
    private const string Handshakes = "Microsoft.AspNetCore.Server.Kestrel.Https.Internal.HttpsConnectionMiddleware";

    internal static void AddTo(ILoggingBuilder logging, bool isTls, Action<string> log)
    {
        logging.Services.AddSingleton<ILoggerProvider>(new HandshakeLog(isTls, log));
        logging.SetMinimumLevel(LogLevel.Debug);
        logging.AddFilter<HandshakeLog>((category, _) => category == (isTls ? Handshakes : Requests));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (isTls && eventId.Name == "AuthenticationFailed")
        {
            log($"A TLS handshake failed ({exception?.GetBaseException().Message}): base URLs begin with wss or https here, and clients have to trust the certificate whose file was printed first.");
        }
        else if (!isTls && exception?.Message.Contains("TLS handshake", StringComparison.Ordinal) == true)
        {
            log("A client spoke TLS to a port that has none: start with --tls, or have it dial ws. Google's client for Python dials wss whatever its base URL says.");
        }
    }

    public void Dispose() { }
}
