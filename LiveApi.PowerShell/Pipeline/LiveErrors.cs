using System;
using System.Management.Automation;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>The one place that turns a fault into an error record: id, category, what happened, what to do.</summary>
internal static class LiveErrors
{
    internal static ErrorRecord ToRecord(Exception fault, object? target) => fault switch
    {
        AggregateException { InnerException: { } cause } => ToRecord(cause, target),
        IContainsErrorRecord { ErrorRecord: { } record } => new ErrorRecord(record, fault),
        LiveException live => Explained(live, target),
        TimeoutException => new ErrorRecord(fault, nameof(LiveFault.ServerSilent), ErrorCategory.OperationTimeout, target),
        OperationCanceledException => new ErrorRecord(fault, "OperationStopped", ErrorCategory.OperationStopped, target),
        _ => new ErrorRecord(fault, nameof(LiveFault.UnexpectedFault), ErrorCategory.InvalidResult, target),
    };

    internal static ErrorCategory CategoryOf(LiveFault fault) => fault switch
    {
        LiveFault.HostNotFound => ErrorCategory.ResourceUnavailable,
        LiveFault.ConnectionRefused => ErrorCategory.ConnectionError,
        LiveFault.TlsFailed => ErrorCategory.SecurityError,
        LiveFault.ProxyRefused => ErrorCategory.AuthenticationError,
        LiveFault.HeaderInvalid => ErrorCategory.InvalidArgument,
        LiveFault.CertificateUnreadable => ErrorCategory.InvalidData,
        LiveFault.UpgradeRefused => ErrorCategory.ConnectionError,
        LiveFault.ServerSilent => ErrorCategory.OperationTimeout,
        LiveFault.SetupRejected => ErrorCategory.InvalidArgument,
        LiveFault.SetupInvalid => ErrorCategory.InvalidArgument,
        LiveFault.ModelNotFound => ErrorCategory.ObjectNotFound,
        LiveFault.CredentialRefused => ErrorCategory.AuthenticationError,
        LiveFault.CredentialMissing => ErrorCategory.AuthenticationError,
        LiveFault.CredentialMalformed => ErrorCategory.InvalidArgument,
        LiveFault.CredentialUnreadable => ErrorCategory.InvalidData,
        LiveFault.TokenNotMinted => ErrorCategory.InvalidResult,
        LiveFault.QuotaExceeded => ErrorCategory.QuotaExceeded,
        LiveFault.ConnectionLost => ErrorCategory.ConnectionError,
        LiveFault.SessionClosed => ErrorCategory.ConnectionError,
        LiveFault.SessionNotOpen => ErrorCategory.InvalidOperation,
        LiveFault.SessionNotFound => ErrorCategory.ObjectNotFound,
        LiveFault.SessionAmbiguous => ErrorCategory.InvalidArgument,
        LiveFault.LimitReached => ErrorCategory.LimitsExceeded,
        LiveFault.PricesUnknown => ErrorCategory.ObjectNotFound,
        LiveFault.SessionBusy => ErrorCategory.ResourceBusy,
        LiveFault.ConsumerTooSlow => ErrorCategory.LimitsExceeded,
        LiveFault.OutboxFull => ErrorCategory.ResourceBusy,
        LiveFault.SpillUnreadable => ErrorCategory.ReadError,
        LiveFault.MessageUnreadable => ErrorCategory.ProtocolError,
        LiveFault.MessageTooLarge => ErrorCategory.LimitsExceeded,
        LiveFault.ToolFailed => ErrorCategory.OperationStopped,
        LiveFault.ToolInvalid => ErrorCategory.InvalidArgument,
        LiveFault.ToolNotFound => ErrorCategory.ObjectNotFound,
        LiveFault.ToolsFixedAtSetup => ErrorCategory.InvalidOperation,
        LiveFault.NotSupportedByModel => ErrorCategory.InvalidOperation,
        LiveFault.ResponseNotStoppable => ErrorCategory.InvalidOperation,
        LiveFault.AudioNotFound => ErrorCategory.ObjectNotFound,
        LiveFault.AudioUnreadable => ErrorCategory.InvalidData,
        LiveFault.AudioTruncated => ErrorCategory.InvalidData,
        LiveFault.AudioEmpty => ErrorCategory.InvalidData,
        LiveFault.AudioInaccessible => ErrorCategory.OpenError,
        LiveFault.AudioNotWritable => ErrorCategory.WriteError,
        LiveFault.TranscriptMissing => ErrorCategory.ObjectNotFound,
        LiveFault.NothingMeasured => ErrorCategory.InvalidResult,
        LiveFault.OutputExists => ErrorCategory.ResourceExists,
        LiveFault.ImageNotFound => ErrorCategory.ObjectNotFound,
        LiveFault.ImageUnreadable => ErrorCategory.InvalidData,
        LiveFault.ImageTooLarge => ErrorCategory.LimitsExceeded,
        LiveFault.ActivityModeWrong => ErrorCategory.InvalidOperation,
        LiveFault.ProgramMissing => ErrorCategory.NotInstalled,
        LiveFault.LibraryConflict => ErrorCategory.ResourceUnavailable,
        LiveFault.SimulatorFailed => ErrorCategory.OpenError,
        LiveFault.SimulatorAmbiguous => ErrorCategory.InvalidArgument,
        LiveFault.SimulatorNotFound => ErrorCategory.ObjectNotFound,
        LiveFault.RecordingUnreadable => ErrorCategory.InvalidData,
        LiveFault.CatalogueUnreadable => ErrorCategory.InvalidData,
        LiveFault.CloseReasonNotFound => ErrorCategory.ObjectNotFound,
        LiveFault.ScenarioInvalid => ErrorCategory.ParserError,
        LiveFault.UnexpectedFault => ErrorCategory.InvalidResult,
        _ => ErrorCategory.NotSpecified,
    };

    /// <summary>Whether the next file may do better: such a fault does not end a batch.</summary>
    internal static bool IsAboutAFile(LiveFault fault) => fault is LiveFault.AudioNotFound or LiveFault.AudioUnreadable or LiveFault.AudioTruncated
        or LiveFault.AudioEmpty or LiveFault.AudioInaccessible or LiveFault.AudioNotWritable or LiveFault.OutputExists or LiveFault.ProgramMissing
        or LiveFault.ImageNotFound or LiveFault.ImageUnreadable or LiveFault.ImageTooLarge;

    private static ErrorRecord Explained(LiveException fault, object? target)
        => new(fault, fault.Fault.ToString(), CategoryOf(fault.Fault), target)
        {
            ErrorDetails = new ErrorDetails(fault.Message) { RecommendedAction = fault.Advice },
        };
}
