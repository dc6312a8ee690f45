using System.Linq;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>What stops a model that speaks.</summary>
internal enum StopMeans
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>A clientContent that completes no turn: it interrupts always, and is not answered.</summary>
    ClientContent,

    /// <summary>The mark that the user begins to speak.</summary>
    ActivityStart,

    /// <summary>A typed text, which the model then answers.</summary>
    Text,
}

/// <summary>Decides what stops the model of a session.</summary>
internal static class StopRule
{
    internal static StopMeans Decide(ModelFamily family, RealtimeInputConfig? input) => family switch
    {
        // Interpreters and transcribers follow the speaker: they give no answer that could be stopped.
        { NeverCompletesTurns: true } or { Translation: FeatureRule.Required } => StopMeans.None,
        _ when family.UserText.Contains(UserTextForm.ClientContent) => StopMeans.ClientContent,
        _ when input?.ActivityHandling == ActivityHandling.NoInterruption => StopMeans.None,
        _ when input?.AutomaticActivityDetection?.Disabled == true => StopMeans.ActivityStart,
        _ => StopMeans.Text,
    };
}
