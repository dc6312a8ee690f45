namespace LiveApi.Simulator.Conversation;

/// <summary>What a setup and a backend make of the model's turns.</summary>
internal sealed record TurnStyle(bool IsText, bool Transcribes, bool ShowsThoughts, bool NamesRole, string AudioMimeType);
