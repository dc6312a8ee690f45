using System;

namespace LiveApi.Sessions;

/// <summary>What a planned move depends on, as it is at one moment.</summary>
internal readonly record struct HandoverSituation
{
    /// <summary>What goAway has left of the connection; null: none has come.</summary>
    internal TimeSpan? AnnouncedLeft { get; init; }

    /// <summary>What is left of the time that connections are known to have; null: not known.</summary>
    internal TimeSpan? KnownLeft { get; init; }

    /// <summary>What is left of a credential whose end is the session's, and that can be had anew; null: there is no such end.</summary>
    internal TimeSpan? CredentialLeft { get; init; }

    /// <summary>How long before that end to start looking for a quiet moment.</summary>
    internal TimeSpan CredentialLead { get; init; }

    /// <summary>How long the first handle of the session may still take; null: it is there, or none is expected.</summary>
    internal TimeSpan? FirstHandleIn { get; init; }

    /// <summary>Whether there is a handle to resume with.</summary>
    internal bool CanResume { get; init; }

    /// <summary>Whether the service has said that the newest handle is behind, and not yet sent a newer one.</summary>
    internal bool HandleIsBehind { get; init; }

    internal bool ModelAnswers { get; init; }

    internal bool ReplyIsDue { get; init; }

    internal bool UserSpeaks { get; init; }

    /// <summary>Whether calls run whose answers have not gone out.</summary>
    internal bool ToolsPending { get; init; }

    internal bool IsQuiet => !(ModelAnswers || ReplyIsDue || UserSpeaks || ToolsPending || HandleIsBehind || FirstHandleIn is not null);
}
