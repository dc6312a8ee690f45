using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>What an error that the server reports inside a session means.</summary>
internal static class ServerErrors
{
    internal static LiveException Explain(Error error)
    {
        string text = $"The server reported an error{Named(error)}";
        return (error.Code, error.Status) switch
        {
            (401 or 403 or 7 or 16, _) or (_, "UNAUTHENTICATED" or "PERMISSION_DENIED") => new LiveException(
                LiveFault.CredentialRefused, text, "Check the key or token, and what it is allowed to do."),
            (429 or 8, _) or (_, "RESOURCE_EXHAUSTED") => new LiveException(
                LiveFault.QuotaExceeded, text, "Wait at least half a minute, or use fewer sessions at once."),
            (404 or 5, _) or (_, "NOT_FOUND") => new LiveException(
                LiveFault.ModelNotFound, text, "Check the model's name and on which backend it is served."),
            (400 or 3 or 9, _) or (_, "INVALID_ARGUMENT" or "FAILED_PRECONDITION") => new LiveException(
                LiveFault.SessionClosed, text, "Change what was sent last as the message says: the same again will be refused again.") { Details = CloseCatalogue.Explain(1007, error.Message) },
            _ => new LiveException(LiveFault.SessionClosed, text, "Open a new session; if it comes again, what was sent last is the first thing to look at."),
        };
    }

    // Each of the three may be missing.
    private static string Named(Error error)
    {
        string name = $"{error.Code} {error.Status}".Trim();
        string said = ReasonText.Shown(error.Message ?? string.Empty);
        return (name.Length, said.Length) switch
        {
            (0, 0) => ", and did not say which.",
            (_, 0) => $": {name}.",
            (0, _) => $": {said}",
            _ => $": {name}: {said}",
        };
    }
}
