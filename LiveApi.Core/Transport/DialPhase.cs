namespace LiveApi.Transport;

/// <summary>The steps from an address to a session, in order. A failure names the one it happened in.</summary>
public enum DialPhase
{
    /// <summary>Getting the key or token.</summary>
    Credential,

    /// <summary>Looking the host name up.</summary>
    Dns,

    /// <summary>Opening the TCP connection.</summary>
    Tcp,

    /// <summary>Agreeing on TLS.</summary>
    Tls,

    /// <summary>The HTTP upgrade to a WebSocket.</summary>
    Upgrade,

    /// <summary>From the setup message to setupComplete.</summary>
    Setup,
}
