using System;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <summary>Where the catalogue puts the end of a connection, or what an attempt to come back failed with.</summary>
internal static class DropCause
{
    private static readonly CloseReason Broken = CloseCatalogue.Explain(1006, null);

    /// <summary>The end of a connection, or the setup that it refused.</summary>
    internal static CloseReason Of(ConnectionEnd end) => end.Fault is LiveException fault ? Of(fault) : CloseCatalogue.Explain(end.Code, end.Reason);

    /// <summary>What kept a connection from being made.</summary>
    internal static CloseReason Of(Exception fault) => fault switch
    {
        LiveException { Details: CloseReason reason } => reason,
        LiveException { Fault: LiveFault.CredentialRefused } => Like(fault, CloseClass.Auth, RetryKind.RenewCredentialOnce, TimeSpan.Zero),
        LiveException { Fault: LiveFault.QuotaExceeded } => Like(fault, CloseClass.Quota, RetryKind.BackOff, TimeSpan.FromSeconds(30)),
        LiveException
        {
            Fault: not (LiveFault.HostNotFound or LiveFault.ConnectionRefused or LiveFault.ConnectionLost or LiveFault.ServerSilent or LiveFault.TlsFailed or LiveFault.SessionClosed
                or LiveFault.CredentialMissing or LiveFault.TokenNotMinted)
        } => Like(fault, CloseClass.BadRequest, RetryKind.Never, TimeSpan.Zero),

        // The session was open before: a name that is not found, a port that is shut or a source that has no token is the trouble of the moment.
        _ => Like(fault, CloseClass.Transient, RetryKind.BackOff, Broken.Retry.FirstDelay),
    };

    private static CloseReason Like(Exception fault, CloseClass kind, RetryKind retry, TimeSpan firstDelay) => Broken with
    {
        Fault = (fault as LiveException)?.Fault ?? Broken.Fault,
        Class = kind,
        Meaning = fault.Message,
        Advice = (fault as LiveException)?.Advice ?? Broken.Advice,
        Retry = new RetryRule { Kind = retry, FirstDelaySeconds = firstDelay.TotalSeconds },
    };
}
