using System.Collections.Generic;

namespace LiveApi.PowerShell.Binding;

/// <summary>Offers the kinds of messages that tests wait for.</summary>
public sealed class JournalKindCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words =>
    [
        ("open", "A connection was opened"),
        ("closed", "A connection has ended"),
        ("setup", "The client's setup"),
        ("clientContent", "Turns of the client"),
        ("realtimeInput.text", "Text of the client"),
        ("realtimeInput.audio", "Audio of the client; counts by messages"),
        ("realtimeInput.video", "A frame of the client's video"),
        ("realtimeInput.activityStart", "The client marks the start of speech"),
        ("realtimeInput.activityEnd", "The client marks the end of speech"),
        ("toolResponse", "The answer to a call"),
        ("toolCall", "A call of a function"),
        ("serverContent.turnComplete", "The end of a turn"),
        ("serverContent.interrupted", "The model was interrupted"),
        ("goAway", "The end of the connection was announced"),
        ("failure", "A step of the scenario failed"),
    ];
}
