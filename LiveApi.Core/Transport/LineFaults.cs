using System;
using System.Net.WebSockets;

namespace LiveApi.Transport;

/// <summary>Tells connections that were given up over what the other end did, or did not do, from those that just broke.</summary>
internal static class LineFaults
{
    private const string Unsaid = "it sent text that is not UTF-8, or a close code that does not exist.";

    /// <summary>What the other end did wrong; null: nothing is known but that the connection is gone.</summary>
    /// <remarks>The platform names both cases <see cref="WebSocketError.Faulted"/>; only the second was cut from another thread, which the reader sees as a cancellation.</remarks>
    internal static LiveException? Explain(Exception fault)
    {
        if ((fault as WebSocketException ?? fault.InnerException) is not WebSocketException { WebSocketErrorCode: WebSocketError.Faulted } reason)
        {
            return null;
        }

        return fault is OperationCanceledException
            ? new LiveException(
                LiveFault.ConnectionLost,
                "The server did not answer a ping in time, and nothing else came: the connection counts as lost.",
                "Look at the network, a VPN or a computer that slept; a session comes back by itself, up to -MaxReconnect times.",
                fault)
            : new LiveException(
                LiveFault.ConnectionLost,
                $"The other end broke the rules of WebSocket: {Said(reason)}",
                "The service does not do that: look at what stands between, a proxy or a gateway, and at the address. A session comes back by itself, up to -MaxReconnect times.",
                fault);
    }

    // The platform has a sentence for most breaches; for the rest it refers to an exception that is not there.
    private static string Said(WebSocketException reason)
        => reason.Message.Contains(nameof(Exception.InnerException)) ? Unsaid : ReasonText.Sentence(ReasonText.Shown(reason.Message));
}
