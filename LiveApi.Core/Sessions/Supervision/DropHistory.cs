namespace LiveApi.Sessions;

/// <summary>What was tried since the last connection that held, and in the life of the session.</summary>
internal sealed class DropHistory
{
    internal int Attempts { get; private set; }

    internal int AttemptsInTotal { get; private set; }

    /// <summary>Whether the credential was asked for anew since then.</summary>
    internal bool Renewed { get; set; }

    internal void Try()
    {
        Attempts++;
        AttemptsInTotal++;
    }

    /// <summary>The connection held for a while: what comes next is another drop.</summary>
    internal void Held() => (Attempts, Renewed) = (0, false);
}
