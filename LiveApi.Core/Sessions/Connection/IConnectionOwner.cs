using System;

namespace LiveApi.Sessions;

/// <summary>Who a connection tells what it read. The calls come from the receive loop and must not wait.</summary>
internal interface IConnectionOwner
{
    /// <summary>A whole message; its bytes are good during the call only.</summary>
    void OnMessage(LiveConnection connection, ReadOnlySpan<byte> utf8);

    /// <summary>The connection is over. Called once, last.</summary>
    void OnEnded(LiveConnection connection, ConnectionEnd end);
}
