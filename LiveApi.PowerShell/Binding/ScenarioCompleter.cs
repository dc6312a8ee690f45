using System.Collections.Generic;

namespace LiveApi.PowerShell.Binding;

/// <summary>Offers the scenarios that the simulator has built in; a file name is completed by the shell.</summary>
public sealed class ScenarioCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words =>
    [
        ("parrot", "Answers each utterance with the speech that it heard"),
        ("translator", "Answers each utterance with a transcript and its translation"),
        ("weather", "Calls the tool get_weather"),
        ("barge-in", "Is interrupted while it speaks"),
        ("go-away", "Announces the end of the connection, and resumes"),
        ("token-expiry", "Ends the session because the token expired"),
    ];
}
