namespace LiveApi.Profiles;

/// <summary>What outlives a connection, and what a context window may hold.</summary>
internal static class ContextRules
{
    private const string Compression = "contextWindowCompression";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        if (asked.Setup.SessionResumption is { Handle: "" })
        {
            found.Doubtful("sessionResumption.handle", "The handle is empty: this opens a new session.", "Leave the handle out, or give one that came as a message of the kind Resumption.", Sources.Reference);
        }

        if (asked.Setup.SessionResumption is { Handle.Length: > 0 } && asked.History.Count > 0)
        {
            found.Doubtful("history", "A session that is resumed has its history already.", "Leave -InitialHistory or -ResumeFrom out.", Sources.Reference);
        }

        if (asked.Setup.ContextWindowCompression is not { } compression)
        {
            return;
        }

        long? trigger = compression.TriggerTokens;
        long? target = compression.SlidingWindow?.TargetTokens;
        if (compression.SlidingWindow is null)
        {
            found.Doubtful(Compression + ".slidingWindow", "No way of compression is chosen.", "Add slidingWindow = @{}: it is the only one.", Sources.Reference);
        }

        if (trigger <= 0 || target < 0)
        {
            found.Refused(Compression, "A number of tokens is below zero, or compression starts at none.", "Give numbers above zero, for example 25,000 and 8,000.", Sources.Reference);
        }
        else if (trigger is not null && target >= trigger)
        {
            found.Refused(Compression + ".slidingWindow.targetTokens", $"{target:N0} tokens are to be kept of the {trigger:N0} at which compression starts.", "Keep fewer: half of the trigger is the default.", Sources.Reference);
        }

        if (asked.IsVertex && trigger is < 5_000 or > 128_000)
        {
            found.Refused(Compression + ".triggerTokens", $"{trigger:N0} is outside of what Vertex AI takes, 5,000 to 128,000.", "Give a number between them.", Sources.VertexReference);
        }
        else if (trigger > asked.Family.ContextWindow)
        {
            found.Doubtful(Compression + ".triggerTokens", $"{trigger:N0} tokens are more than the window of {asked.Family.ContextWindow:N0}: compression never starts.", "Give a smaller number.", asked.FamilySource);
        }
    }
}
