namespace LiveApi.Simulator.Conversation;

/// <summary>Where a conversation stands.</summary>
internal enum ConversationState
{
    /// <summary>The socket is open; only a setup is understood.</summary>
    Upgraded,
    /// <summary>The setup is good; the client waits to hear so.</summary>
    SettingUp,
    /// <summary>The client tells what was said before; nothing is answered.</summary>
    Seeding,
    /// <summary>The user's turn.</summary>
    Ready,
    /// <summary>The model makes its answer.</summary>
    Generating,
    /// <summary>The answer is made; by the service's clock it still plays.</summary>
    Playing,
    /// <summary>The model is silent until its call is answered.</summary>
    AwaitingTool,
    /// <summary>A close frame is on its way, or nobody is there any more.</summary>
    Closed,
}
