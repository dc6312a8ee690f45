namespace LiveApi.Simulator.Framing;

/// <summary>Close codes that this server sends or understands.</summary>
internal static class CloseCode
{
    internal const int Normal = 1000;
    internal const int GoingAway = 1001;
    internal const int ProtocolError = 1002;
    /// <summary>The one for a close frame that carries no code. Never on the wire.</summary>
    internal const int None = 1005;
    /// <summary>The one for a connection that ended without a close frame. Never on the wire.</summary>
    internal const int Abnormal = 1006;
    internal const int InvalidPayload = 1007;
    internal const int PolicyViolation = 1008;
    internal const int TooBig = 1009;
    internal const int InternalError = 1011;

    /// <summary>Whether a peer may put the code into a close frame (RFC 6455, section 7.4).</summary>
    internal static bool MayBeSent(int code) => code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);
}
