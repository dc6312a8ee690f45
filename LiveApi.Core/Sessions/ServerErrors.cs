using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>What an error that the server reports inside a session means.</summary>
internal static class ServerErrors
{
    internal static LiveException Explain(Error error)
    {
        string text = $"The server reported an error: {error.Code} {error.Status}: {ReasonText.Shown(error.Message ?? string.Empty)}";
        return (error.Code, error.Status) switch
        {
            (401 or 403 or 7 or 16, _) or (_, "UNAUTHENTICATED" or "PERMISSION_DENIED") => new LiveException(
                LiveFault.CredentialRefused, text, "Check the key or token, and what it is allowed to do."),
            (429 or 8, _) or (_, "RESOURCE_EXHAUSTED") => new LiveException(
                LiveFault.QuotaExceeded, text, "Wait at least half a minute, or use fewer sessions at once."),
            (404 or 5, _) or (_, "NOT_FOUND") => new LiveException(
                LiveFault.ModelNotFound, text, "Check the model's name and on which backend it is served."),
            _ => new LiveException(LiveFault.SessionClosed, text, "Open a new session; if it comes again, what was sent last is the first thing to look at."),
        };
    }
}
